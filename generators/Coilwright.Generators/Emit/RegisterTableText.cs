using Coilwright.Generators.Model;

namespace Coilwright.Generators.Emit;

/// <summary>The read plan of a map with the registers under each request, as the remarks of its documentation.</summary>
internal static class RegisterTableText
{
    public static void Write(SourceWriter writer, RegisterMapModel map)
    {
        string[][] rows = [.. map.Members.Select(Row)];
        int[] widths = [.. Enumerable.Range(0, rows[0].Length).Select(column => rows.Max(row => row[column].Length))];

        writer.Line("/// <remarks>");
        writer.Line($"/// The {(map.Groups.Count == 0 ? "whole map" : "map without its groups")} is read in {Plan(map.Blocks)}.");
        foreach (GroupModel group in map.Groups)
        {
            writer.Line($"/// Group {Documentation.Escape(group.Text)}.");
        }

        foreach (ReadPlanModel group in map.PollGroups)
        {
            writer.Line($"/// Poll group {Documentation.Escape(PollGroup(group))}.");
        }

        foreach (BlockModel range in map.Forbidden)
        {
            writer.Line($"/// No request touches {range.Table.Describe(range.Address, range.Count)}.");
        }

        if (map.HasScaleElsewhere)
        {
            writer.Line("/// Scales in other requests than what they scale are read before and after.");
        }

        writer.Line("/// <code>");
        for (int index = 0; index < map.Blocks.Count; index++)
        {
            BlockModel block = map.Blocks[index];
            WriteLine(writer, $"{block.Table.Describe()}{(block.Count == 1 ? "" : "s")} {Span(block.Address, block.Count)}");
            foreach (MemberModel member in map.MembersOf(index))
            {
                WriteLine(writer, "    " + string.Join("  ", rows[member.Index].Select((cell, column) => cell.PadRight(widths[column]))));
            }
        }

        writer.Line("/// </code>");
        writer.Line("/// </remarks>");
    }

    /// <summary>A poll group in a few words: <c>Fast: 2 requests, 4 registers, with Voltage, Current</c>.</summary>
    public static string PollGroup(ReadPlanModel group) =>
        $"{group.Name}: {Plan(group.Blocks)}{(group.Members.Count == 0 ? "" : ", with " + string.Join(", ", group.Members.Select(member => member.Name)))}";

    /// <summary>The plan in a few words: <c>3 requests, 61 registers</c>.</summary>
    public static string Plan(EquatableArray<BlockModel> blocks)
    {
        int registers = blocks.Where(block => !block.Table.IsBits()).Sum(block => block.Count);
        int bits = blocks.Where(block => block.Table.IsBits()).Sum(block => block.Count);
        string text = Documentation.Plural(blocks.Count, "request");
        text += registers == 0 ? "" : ", " + Documentation.Plural(registers, "register");
        return bits == 0 ? text : text + ", " + Documentation.Plural(bits, "bit");
    }

    private static string[] Row(MemberModel member) =>
        [Span(member.Address, member.Count), member.Name, member.Wire, member.Unit ?? "", member.Range?.Text ?? ""];

    private static void WriteLine(SourceWriter writer, string text) => writer.Line("/// " + Documentation.Escape(text.TrimEnd()));

    private static string Span(int address, int count) =>
        count == 1 ? $"0x{address:X4}" : $"0x{address:X4}-0x{address + count - 1:X4}";
}
