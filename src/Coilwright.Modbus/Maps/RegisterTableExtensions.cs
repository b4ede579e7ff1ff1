namespace Coilwright.Modbus;

internal static class RegisterTableExtensions
{
    /// <summary>Whether the table holds single bits rather than registers.</summary>
    public static bool IsBits(this RegisterTable table) => table is RegisterTable.Coil or RegisterTable.DiscreteInput;

    /// <summary>The function code that reads the table.</summary>
    public static FunctionCode ReadFunction(this RegisterTable table) => table switch
    {
        RegisterTable.Coil => FunctionCode.ReadCoils,
        RegisterTable.DiscreteInput => FunctionCode.ReadDiscreteInputs,
        RegisterTable.InputRegister => FunctionCode.ReadInputRegisters,
        _ => FunctionCode.ReadHoldingRegisters,
    };
}
