using System.Globalization;

namespace Coilwright.Mcp.Messages;

/// <summary>Defines a C# enum in a <c>.proto</c> file.</summary>
internal static class ProtoEnum
{
    /// <summary>The definition. Values carry the enum's name, because in proto3 they share one scope with those of other enums.</summary>
    public static string Define(Type type, string name)
    {
        string prefix = ProtoNames.ToSnakeCase(name).ToUpperInvariant() + "_";
        List<(string Name, int Value)> values =
        [
            .. Enum.GetNames(type)
                .Select(value => (Name: value, Value: Convert.ToInt32(Enum.Parse(type, value), CultureInfo.InvariantCulture)))
                .OrderBy(value => value.Value == 0 ? 0 : 1),
        ];
        if (values.Count == 0 || values[0].Value != 0)
        {
            // Proto3 wants a zero, and wants it first.
            values.Insert(0, ("Unspecified", 0));
        }

        bool hasAliases = values.Select(value => value.Value).Distinct().Count() < values.Count;
        IEnumerable<string> lines = values.Select(value =>
            string.Create(CultureInfo.InvariantCulture, $"  {prefix}{ProtoNames.ToSnakeCase(value.Name).ToUpperInvariant()} = {value.Value};\n"));
        return $"enum {name} {{\n{(hasAliases ? "  option allow_alias = true;\n" : "")}{string.Concat(lines)}}}\n";
    }
}
