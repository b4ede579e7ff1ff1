namespace Coilwright.Modbus;

internal static class RegisterTableExtensions
{
    /// <summary>Whether the table holds single bits rather than registers.</summary>
    public static bool IsBits(this RegisterTable table) => table is RegisterTable.Coil or RegisterTable.DiscreteInput;
}
