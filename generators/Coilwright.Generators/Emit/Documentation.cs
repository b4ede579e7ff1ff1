using Coilwright.Generators.Model;

namespace Coilwright.Generators.Emit;

/// <summary>What documentation comments of generated code say.</summary>
internal static class Documentation
{
    /// <summary>Writes a summary.</summary>
    public static void Summary(SourceWriter writer, string text) => writer.Line($"/// <summary>{text}</summary>");

    /// <summary>Writes the description of a parameter.</summary>
    public static void Parameter(SourceWriter writer, string name, string text) =>
        writer.Line($"/// <param name=\"{name}\">{text}</param>");

    /// <summary>Writes the description of an exception.</summary>
    public static void Exception(SourceWriter writer, string type, string text) =>
        writer.Line($"/// <exception cref=\"global::System.{type}\">{text}</exception>");

    /// <summary>Says that a method is documented as another of its class.</summary>
    public static void InheritFrom(SourceWriter writer, string method) => writer.Line($"/// <inheritdoc cref=\"{method}\"/>");

    /// <summary>Where a member stands: <c>input registers 0x0000 to 0x0001, in V</c>.</summary>
    public static string Describe(MemberModel member)
    {
        string place = member.Table.Describe(member.Address, member.Count);
        string wire = member.Wire.Length == 0 ? "" : ", " + member.Wire;
        string unit = member.Unit is null ? "" : ", in " + Escape(member.Unit);
        return place + wire + unit;
    }

    /// <summary>Writes a table whose columns stand under each other.</summary>
    public static void Columns(SourceWriter writer, IEnumerable<string[]> lines)
    {
        string[][] table = [.. lines];
        writer.Line("/// <code>");
        foreach (string[] line in table)
        {
            IEnumerable<string> cells = line.Select((cell, column) => cell.PadRight(table.Max(other => other[column].Length)));
            writer.Line("/// " + Escape(string.Join("  ", cells).TrimEnd()));
        }

        writer.Line("/// </code>");
    }

    public static string Capitalize(string text) => char.ToUpperInvariant(text[0]) + text.Substring(1);

    public static string Plural(int count, string noun) => count == 1 ? $"1 {noun}" : $"{count} {noun}s";

    public static string Escape(string text) => text.Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;").Replace('\r', ' ').Replace('\n', ' ');
}
