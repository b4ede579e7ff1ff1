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
        writer.List(map.Members.Select(member => $"{map.Type.MembersReference}.{member.Identifier}"), map.Groups.Count == 0 ? Settings(map) + ");" : ",");
        if (map.Groups.Count > 0)
        {
            writer.List(map.Groups.Select(GroupLiteral), Settings(map) + ");");
        }

        writer.Outdent();
    }

    // They matter where a map is laid out around or as an element of another.
    private static string Settings(RegisterMapModel map) =>
        (map.MaxGap == 0 ? "" : $",\nmaxGap: {map.MaxGap}") + (map.MaxRegisters == 125 ? "" : $",\nmaxRegisters: {map.MaxRegisters}");

    private static string GroupLiteral(GroupModel group) =>
        $"new(\"{group.Name}\", {group.ElementType}.Plan) {{ {string.Join(", ", group.Settings)} }}";

    private static string BlockLiteral(BlockModel block) =>
        $"new({Names.Modbus}RegisterTable.{block.Table}, 0x{block.Address:X4}, {block.Count})";
}
