using System.Globalization;
using System.Text;

namespace Coilwright.Generators.Tests.SunSpec;

/// <summary>Writes a SunSpec model as a register map, as a user would.</summary>
internal sealed class SunSpecSource
{
    private const int MostRegisters = 125;

    private readonly StringBuilder _text = new();

    /// <summary>How many points have been written.</summary>
    public int Points { get; private set; }

    /// <summary>Points that take two properties, because one read cannot carry them.</summary>
    public List<string> Split { get; } = [];

    public string Text => "using Coilwright.Modbus;\nusing System.Collections.Generic;\nusing System.Net;\nnamespace SunSpec;\n" + _text;

    public void AddModel(int id, SunSpecGroup root) => AddMap($"Model{id}", root, "");

    /// <summary>A name as an identifier that nothing generated has.</summary>
    public static string Identifier(string name) =>
        "_" + string.Concat(name.Select(character => char.IsAsciiLetterOrDigit(character) ? character : '_'));

    private void AddMap(string type, SunSpecGroup group, string indent)
    {
        _text.Append(CultureInfo.InvariantCulture, $"{indent}[ModbusRegisterMap]\n{indent}public partial class {type}\n{indent}{{\n");
        int address = 0;
        foreach (SunSpecPoint point in group.Points)
        {
            AddPoint(point, address, indent + "    ", $"{type}.{point.Name}");
            address += point.Size;
        }

        for (int i = 0; i < group.Groups.Count; i++)
        {
            SunSpecGroup inner = group.Groups[i];
            string place = i == 0 ? $"{address}" : $"After = nameof({Identifier(group.Groups[i - 1].Name)})";
            string count = !inner.IsCounted ? "" : inner.Count is null ? ", CountFromLength = nameof(_L)" : $", CountFrom = nameof({Identifier(inner.Count)})";
            string property = inner.IsCounted ? $"IReadOnlyList<{Identifier(inner.Name)}Map>" : $"{Identifier(inner.Name)}Map";
            _text.Append(CultureInfo.InvariantCulture, $"{indent}    [RegisterGroup({place}{count})] public partial {property} {Identifier(inner.Name)} {{ get; }}\n");
            AddMap(Identifier(inner.Name) + "Map", inner, indent + "    ");
        }

        _text.Append(indent).Append("}\n");
    }

    private void AddPoint(SunSpecPoint point, int address, string indent, string fullName)
    {
        Points++;
        if (point.Size > MostRegisters)
        {
            Split.Add(fullName);
            int half = point.Size / 2;
            AddProperty($"HoldingRegister({address}, Length = {half})", "string", Identifier(point.Name) + "_1", indent, " = \"\";");
            AddProperty($"HoldingRegister({address + half}, Length = {point.Size - half})", "string", Identifier(point.Name) + "_2", indent, " = \"\";");
            return;
        }

        string name = Identifier(point.Name);
        string wire = point.Type switch
        {
            "int16" => "Int16",
            "uint16" or "acc16" => "UInt16",
            "int32" => "Int32",
            "uint32" or "acc32" => "UInt32",
            "int64" => "Int64",
            _ => "UInt64",
        };
        string type = point.Type switch
        {
            _ when point.ScaleFrom is not null || point.Scale is not null => address % 2 == 0 ? "decimal?" : "double?",
            "enum16" or "enum32" or "bitfield16" or "bitfield32" when point.Symbols.Count > 0 => AddEnum(point, indent) + "?",
            "int16" or "sunssf" => "short?",
            "pad" => "short",
            "uint16" or "enum16" or "bitfield16" or "acc16" or "count" => "ushort?",
            "int32" => "int?",
            "uint32" or "enum32" or "bitfield32" or "acc32" => "uint?",
            "int64" => "long?",
            "uint64" or "acc64" => "ulong?",
            "float32" => "float?",
            "string" => "string",
            "ipaddr" or "ipv6addr" => "IPAddress",
            "eui48" => "Eui48?",
            _ => throw new NotSupportedException(point.Type),
        };
        string settings = point.ScaleFrom is { } from ? $", As = RegisterType.{wire}, ScaleFrom = nameof({Identifier(from)})"
            : point.Scale is { } scale ? string.Create(CultureInfo.InvariantCulture, $", As = RegisterType.{wire}, Scale = 1e{scale}")
            : type is "string" or "IPAddress" or "Eui48?" ? $", Length = {point.Size}" : "";
        string initial = type switch { "string" => " = \"\";", "IPAddress" => $" = IPAddress.{(point.Size == 2 ? "Any" : "IPv6Any")};", _ => "" };
        string none = NotAvailable(point) is { } pattern ? $", NotAvailable({pattern})" : "";
        AddProperty($"HoldingRegister({address}{settings}){none}", type, name, indent, initial);
    }

    private void AddProperty(string attributes, string type, string name, string indent, string initial) =>
        _text.Append(CultureInfo.InvariantCulture, $"{indent}[{attributes}] public {type} {name} {{ get; set; }}{initial}\n");

    private string AddEnum(SunSpecPoint point, string indent)
    {
        string name = Identifier(point.Name) + "Enum";
        bool isFlags = point.Type.StartsWith("bitfield", StringComparison.Ordinal);
        string underlying = point.Size == 1 ? "ushort" : "uint";
        IEnumerable<string> symbols = point.Symbols
            .Select(symbol => $"{Identifier(symbol.Name)} = {(isFlags ? 1u << (int)symbol.Value : (uint)symbol.Value)}");
        _text.Append(CultureInfo.InvariantCulture, $"{indent}{(isFlags ? "[System.Flags] " : "")}public enum {name} : {underlying} {{ {string.Join(", ", symbols)} }}\n");
        return name;
    }

    private static string? NotAvailable(SunSpecPoint point) => point.Type switch
    {
        "int16" or "sunssf" => "0x8000",
        "uint16" or "enum16" or "bitfield16" or "count" => "0xFFFF",
        "acc16" or "acc32" or "acc64" => "0",
        "int32" => "0x80000000",
        "uint32" or "enum32" or "bitfield32" => "0xFFFFFFFF",
        "int64" => "0x8000000000000000",
        "uint64" or "eui48" => "0xFFFFFFFFFFFFFFFF",
        "float32" => "0x7FC00000",
        _ => null,
    };
}
