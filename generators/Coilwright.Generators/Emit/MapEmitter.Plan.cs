using Coilwright.Generators.Model;

namespace Coilwright.Generators.Emit;

internal static partial class MapEmitter
{
    private static void WritePlan(SourceWriter writer, RegisterMapModel map)
    {
        Documentation.Summary(writer, $"How the map is read: {RegisterTableText.Plan(map.Blocks)}.");
        writer.Line(GeneratedFile.Attribute);
        writer.Line($"public static {Hiding(map)}{Names.Modbus}MapPlan Plan {{ get; }} = new(");
        writer.Indent();
        writer.Line($"\"{map.Type.Name}\",");
        writer.List(map.Blocks.Select(BlockLiteral), ",");
        writer.List(map.Members.Select(member => Reference(map, member)), map.Groups.Count == 0 ? Settings(map) : ",");
        if (map.Groups.Count > 0)
        {
            writer.List(map.Groups.Select(GroupLiteral), Settings(map));
        }

        if (map.PollGroups.Count > 0)
        {
            writer.Line("pollGroups:");
            writer.List(map.PollGroups.Select(group => PollGroupLiteral(map, group)), map.Forbidden.Count == 0 ? ");" : ",");
        }

        if (map.Forbidden.Count > 0)
        {
            writer.Line("forbidden:");
            writer.List(map.Forbidden.Select(BlockLiteral), ");");
        }

        writer.Outdent();
    }

    // They matter where a map is laid out around or as an element of another.
    private static string Settings(RegisterMapModel map) =>
        (map.MaxGap == 0 ? "" : $",\nmaxGap: {map.MaxGap}")
        + (map.MaxRegisters == 125 ? "" : $",\nmaxRegisters: {map.MaxRegisters}")
        + (map.BaseMap is null ? "" : $",\nbaseMap: {map.BaseMap}.Plan")
        + (map.PollGroups.Count + map.Forbidden.Count == 0 ? ");" : ",");

    private static string Reference(RegisterMapModel map, MemberModel member) => $"{map.Type.MembersReference}.{member.Identifier}";

    private static string PollGroupLiteral(RegisterMapModel map, ReadPlanModel group) =>
        $"new(\"{group.Name}\", [{string.Join(", ", group.Blocks.Select(BlockLiteral))}], [{string.Join(", ", group.Members.Select(member => Reference(map, member)))}])";

    private static string GroupLiteral(GroupModel group) =>
        $"new(\"{group.Name}\", {group.ElementType}.Plan) {{ {string.Join(", ", group.Settings)} }}";

    public static string BlockLiteral(BlockModel block) =>
        $"new({Names.Modbus}RegisterTable.{block.Table}, 0x{block.Address:X4}, {block.Count})";
}
