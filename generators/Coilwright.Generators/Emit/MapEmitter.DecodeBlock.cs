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

        writer.Line("default:");
        writer.Indent();
        writer.Line($"throw new global::System.ArgumentOutOfRangeException(nameof(block), block, \"The plan has {Documentation.Plural(map.Blocks.Count, "request")}.\");");
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
        foreach (MemberModel member in map.MembersOf(index))
        {
            string access = Access(member);
            string value = CodecExpressions.Decode(member, new Cursor("data", member.Placement.Offset, member.Placement.Bit), access);
            writer.Line($"{access} = {value};");
        }

        writer.Close();
    }
}
