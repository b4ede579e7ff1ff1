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
        writer.List(map.Blocks.Select(BlockLiteral), ",");
        writer.List(map.Members.Select(member => $"{map.Type.MembersReference}.{member.Identifier}"), ");");
        writer.Outdent();
    }

    private static string BlockLiteral(BlockModel block) =>
        $"new({Names.Modbus}RegisterTable.{block.Table}, 0x{block.Address:X4}, {block.Count})";
}
