using Coilwright.Generators.Model;

namespace Coilwright.Generators.Emit;

internal static partial class MapEmitter
{
    private static void WriteDecodeBlock(SourceWriter writer, RegisterMapModel map)
    {
        writer.Gap();
        writer.Line(GeneratedFile.Attribute);
        writer.Open($"void {Names.Modbus}IReusableRegisterMap<{map.Type.Reference}>.DecodeBlock(int block, {Names.ReadOnlySpan} data)");
        writer.Open("switch (block)");
        for (int index = 0; index < map.Blocks.Count; index++)
        {
            writer.Line($"case {index}:");
            writer.Indent();
            writer.Line($"{map.Blocks[index].MethodName}(data);\nbreak;");
            writer.Outdent();
        }

        for (int index = 0; map.HasScaleElsewhere && index < map.Blocks.Count; index++)
        {
            writer.Line($"case {map.Blocks.Count + index}:");
            writer.Indent();
            writer.Line(ScaledElsewhere(map, index).Any() ? $"{map.Blocks[index].MethodName}Scaled(data);\nbreak;" : "break;");
            writer.Outdent();
        }

        writer.Line("default:");
        writer.Indent();
        writer.Line($"throw new global::System.ArgumentOutOfRangeException(\"block\", block, \"The plan has {Documentation.Plural(map.Blocks.Count, "request")}.\");");
        writer.Outdent();
        writer.Close();
        writer.Close();
    }

    private static void WriteBlock(SourceWriter writer, RegisterMapModel map, int index)
    {
        BlockModel block = map.Blocks[index];
        writer.Gap();
        Documentation.Summary(writer, $"Sets what {Documentation.Addresses(block.Table, block.Address, block.Count)} carr{(block.Count == 1 ? "ies" : "y")}.");
        Documentation.Parameter(writer, "data", $"The data of the request: at least {Documentation.Plural(block.Size, "byte")}.");
        Documentation.Exception(writer, "ArgumentException", "The data is too short.");
        writer.Line(GeneratedFile.Attribute);
        writer.Open($"public void {block.MethodName}({Names.ReadOnlySpan} data)");
        writer.Line($"data = {Names.Values}RegisterData.Require(data, {block.Size});");
        foreach (MemberModel member in map.MembersOf(index).Where(member => member.Scale is not { IsElsewhere: true }).OrderBy(member => member.Scale is not null))
        {
            WriteAssignment(writer, member);
        }

        writer.Close();
        WriteScaled(writer, map, index);
    }

    private static void WriteScaled(SourceWriter writer, RegisterMapModel map, int index)
    {
        MemberModel[] members = [.. ScaledElsewhere(map, index)];
        if (members.Length == 0)
        {
            return;
        }

        BlockModel block = map.Blocks[index];
        writer.Gap();
        writer.Line("// What is scaled by registers of another request, which have been decoded before.");
        writer.Line(GeneratedFile.Attribute);
        writer.Open($"private void {block.MethodName}Scaled({Names.ReadOnlySpan} data)");
        writer.Line($"data = {Names.Values}RegisterData.Require(data, {block.Size});");
        foreach (MemberModel member in members)
        {
            WriteAssignment(writer, member);
        }

        writer.Close();
    }

    private static IEnumerable<MemberModel> ScaledElsewhere(RegisterMapModel map, int index) =>
        map.MembersOf(index).Where(member => member.Scale is { IsElsewhere: true });

    private static void WriteAssignment(SourceWriter writer, MemberModel member)
    {
        string access = Access(member);
        var at = new Cursor("data", member.Placement.Offset, member.Placement.Bit);
        writer.Line($"{access} = {CodecExpressions.Decode(member, at, access, member.Scale?.Access)};");
    }
}
