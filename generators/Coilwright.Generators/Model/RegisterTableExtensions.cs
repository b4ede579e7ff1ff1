namespace Coilwright.Generators.Model;

internal static class RegisterTableExtensions
{
    /// <summary>Whether the table holds single bits rather than registers.</summary>
    public static bool IsBits(this RegisterTable table) => table is RegisterTable.Coil or RegisterTable.DiscreteInput;

    /// <summary>Whether the table can be written.</summary>
    public static bool IsWritable(this RegisterTable table) => table is RegisterTable.Coil or RegisterTable.HoldingRegister;

    /// <summary>The name of one of the table's cells in running text.</summary>
    public static string Describe(this RegisterTable table) => table switch
    {
        RegisterTable.Coil => "coil",
        RegisterTable.DiscreteInput => "discrete input",
        RegisterTable.InputRegister => "input register",
        _ => "holding register",
    };

    /// <summary>One of the table's cells in running text: <c>an input register</c>.</summary>
    public static string DescribeOne(this RegisterTable table) => (table == RegisterTable.InputRegister ? "an " : "a ") + table.Describe();

    /// <summary>Some of the table's cells in running text: <c>input register 0x0014</c>, <c>coils 0x0000 to 0x0007</c>.</summary>
    public static string Describe(this RegisterTable table, int address, int count) => count == 1
        ? $"{table.Describe()} 0x{address:X4}"
        : $"{table.Describe()}s 0x{address:X4} to 0x{address + count - 1:X4}";
}
