using System.Globalization;
using System.Text;

namespace Coilwright.Benchmarks.Generator;

/// <summary>The sources that the generators run over: many maps, a file each, and one file that has nothing to do with them.</summary>
internal static class MapSources
{
    public const int Maps = 200;
    public const int Members = 50;

    // What devices have, two registers at most, with room after each.
    private static readonly string[] Declarations =
    [
        "[InputRegister({0}, Unit = \"V\")] public float Value{1} {{ get; set; }}",
        "[InputRegister({0}, As = RegisterType.UInt16, Scale = 0.01, Unit = \"Hz\")] public decimal Value{1} {{ get; set; }}",
        "[HoldingRegister({0}, As = RegisterType.UInt16, Scale = 0.1, Min = 0, Max = 100)] public double Value{1} {{ get; set; }}",
        "[HoldingRegister({0}), NotAvailable(0x8000)] public short? Value{1} {{ get; set; }}",
        "[HoldingRegister({0}, Length = 2)] public string Value{1} {{ get; set; }} = \"\";",
        "[HoldingRegister({0}, Bit = 3)] public bool Value{1} {{ get; set; }}",
        "[HoldingRegister({0}, Order = RegisterOrder.CDAB), WriteGroup(\"Setup\")] public uint Value{1} {{ get; set; }}",
        "[HoldingRegister({0}, Length = 2)] public ushort[] Value{1} {{ get; set; }} = [];",
        "[Coil({0})] public bool Value{1} {{ get; set; }}",
        "[InputRegister({0})] public int Value{1} {{ get; set; }}",
    ];

    /// <summary>A map of its own.</summary>
    public static string Map(int number)
    {
        var source = new StringBuilder("using Coilwright.Modbus;\nnamespace Plant;\n[ModbusRegisterMap(MaxGap = 4)]\n");
        source.Append(CultureInfo.InvariantCulture, $"public partial class Device{number}\n{{\n");
        for (int i = 0; i < Members; i++)
        {
            source.AppendFormat(CultureInfo.InvariantCulture, Declarations[(i + number) % Declarations.Length], i * 3, i).Append('\n');
        }

        return source.Append('}').ToString();
    }

    /// <summary>The file that somebody types into.</summary>
    public static string Unrelated(int typed) => string.Create(
        CultureInfo.InvariantCulture, $"namespace Plant; public static class Program {{ public static int Answer() => {typed}; }}");
}
