using Coilwright.Generators.Model;

namespace Coilwright.Generators.Emit;

/// <summary>The read plan and the register table of a map, as the remarks of its documentation.</summary>
internal static class RegisterTableText
{
    public static void Write(SourceWriter writer, RegisterMapModel map)
    {
        writer.Line("/// <remarks>");
        writer.Line($"/// The whole map is read in {Plan(map)}:");
        Documentation.Columns(writer, map.Blocks.Select(block => new[]
        {
            block.Table.Describe() + (block.Count == 1 ? "" : "s"),
            Span(block.Address, block.Count),
            Documentation.Plural(block.Count, block.Table.IsBits() ? "bit" : "register"),
        }));
        writer.Line("/// Its members:");
        Documentation.Columns(writer, map.Members.Select(member => new[]
        {
            member.Table.Describe(),
            Span(member.Address, member.Count),
            member.Name,
            member.Wire,
            member.Unit ?? "",
            member.Range?.Text ?? "",
        }));
        writer.Line("/// </remarks>");
    }

    /// <summary>The plan in a few words: <c>3 requests, 61 registers</c>.</summary>
    public static string Plan(RegisterMapModel map)
    {
        int registers = map.Blocks.Where(block => !block.Table.IsBits()).Sum(block => block.Count);
        int bits = map.Blocks.Where(block => block.Table.IsBits()).Sum(block => block.Count);
        string text = Documentation.Plural(map.Blocks.Count, "request");
        text += registers == 0 ? "" : ", " + Documentation.Plural(registers, "register");
        return bits == 0 ? text : text + ", " + Documentation.Plural(bits, "bit");
    }

    private static string Span(int address, int count) =>
        count == 1 ? $"0x{address:X4}" : $"0x{address:X4}-0x{address + count - 1:X4}";
}
