using Coilwright.Generators.Model;

namespace Coilwright.Generators.Emit;

internal static partial class MapEmitter
{
    private static void WritePlan(SourceWriter writer, RegisterMapModel map)
    {
        Documentation.Summary(writer, $"How the map is read: {RegisterTableText.Plan(map)}.");
        writer.Line(GeneratedFile.Attribute);
        writer.Line($"public static {Names.Modbus}MapPlan Plan {{ get; }} = new(");
        writer.Indent();
        writer.Line($"\"{map.Type.Name}\",");
        WriteList(writer, map.Blocks.Select(BlockLiteral), ",");
        WriteList(writer, map.Members.Select(member => $"{map.Type.MembersReference}.{member.Identifier}"), ");");
        writer.Outdent();
    }

    private static void WriteList(SourceWriter writer, IEnumerable<string> items, string end)
    {
        string[] lines = [.. items];
        if (lines.Length == 0)
        {
            writer.Line("[]" + end);
            return;
        }

        writer.Line("[");
        writer.Indent();
        foreach (string line in lines)
        {
            writer.Line(line + ",");
        }

        writer.Outdent();
        writer.Line("]" + end);
    }

    private static string BlockLiteral(BlockModel block) =>
        $"new({Names.Modbus}RegisterTable.{block.Table}, 0x{block.Address:X4}, {block.Count})";
}
