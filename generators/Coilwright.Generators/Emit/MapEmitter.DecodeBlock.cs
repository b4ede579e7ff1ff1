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
        int count = 0;
        foreach (ReadPlanModel plan in map.PollGroups.Prepend(map.Whole))
        {
            count = WriteCases(writer, plan, count);
        }

        WriteDefault(writer, "block", $"The plan has {Documentation.Plural(map.Blocks.Count, "request")}.");
        writer.Close();
        writer.Close();
    }

    // Each request of a plan, and where scales lie in other requests each once again; the next plan begins behind them.
    private static int WriteCases(SourceWriter writer, ReadPlanModel plan, int first)
    {
        int count = plan.Blocks.Count;
        for (int index = 0; index < count; index++)
        {
            WriteCase(writer, first + index, $"{plan.Blocks[index].MethodName}(data);\nbreak;");
        }

        for (int index = 0; plan.HasScaleElsewhere && index < count; index++)
        {
            WriteCase(writer, first + count + index, ScaledElsewhere(plan, index).Any() ? $"{plan.Blocks[index].MethodName}Scaled(data);\nbreak;" : "break;");
        }

        return first + (plan.HasScaleElsewhere ? count * 2 : count);
    }

    private static void WriteCase(SourceWriter writer, int number, string body)
    {
        writer.Line($"case {number}:");
        writer.Indent();
        writer.Line(body);
        writer.Outdent();
    }

    private static void WriteBlocks(SourceWriter writer, ReadPlanModel plan, string accessibility)
    {
        for (int index = 0; index < plan.Blocks.Count; index++)
        {
            if (!plan.Blocks[index].IsShared)
            {
                WriteBlock(writer, plan, index, accessibility);
            }
        }
    }

    private static void WriteBlock(SourceWriter writer, ReadPlanModel plan, int index, string accessibility)
    {
        BlockModel block = plan.Blocks[index];
        writer.Gap();
        string group = plan.Name.Length == 0 ? "" : $" of poll group {plan.Name}";
        Documentation.Summary(writer, $"Sets what {block.Table.Describe(block.Address, block.Count)} carr{(block.Count == 1 ? "ies" : "y")}{group}.");
        Documentation.Parameter(writer, "data", $"The data of the request: at least {Documentation.Plural(block.Size, "byte")}.");
        Documentation.Exception(writer, "ArgumentException", "The data is too short.");
        writer.Line(GeneratedFile.Attribute);
        writer.Open($"{accessibility} {(block.HidesInherited ? "new " : "")}void {block.MethodName}({Names.ReadOnlySpan} data)");
        writer.Line($"data = {Names.Values}RegisterData.Require(data, {block.Size});");
        foreach (MemberModel member in plan.MembersOf(index).Where(member => member.Scale is not { IsElsewhere: true }).OrderBy(member => member.Scale is not null))
        {
            writer.Line(Assignment(member, InBlock(member)));
        }

        writer.Close();
        WriteScaled(writer, plan, index);
    }

    private static void WriteScaled(SourceWriter writer, ReadPlanModel plan, int index)
    {
        MemberModel[] members = [.. ScaledElsewhere(plan, index)];
        if (members.Length == 0)
        {
            return;
        }

        BlockModel block = plan.Blocks[index];
        writer.Gap();
        writer.Line("// What is scaled by registers of another request, which have been decoded before.");
        writer.Line(GeneratedFile.Attribute);
        writer.Open($"private void {block.MethodName}Scaled({Names.ReadOnlySpan} data)");
        writer.Line($"data = {Names.Values}RegisterData.Require(data, {block.Size});");
        foreach (MemberModel member in members)
        {
            writer.Line(Assignment(member, InBlock(member)));
        }

        writer.Close();
    }

    private static IEnumerable<MemberModel> ScaledElsewhere(ReadPlanModel plan, int index) =>
        plan.MembersOf(index).Where(member => member.Scale is { IsElsewhere: true });

    private static void WriteDecodeMember(SourceWriter writer, RegisterMapModel map)
    {
        writer.Gap();
        writer.Line(GeneratedFile.Attribute);
        writer.Open($"void {Names.Modbus}IReusableRegisterMap<{map.Type.Reference}>.DecodeMember(int member, {Names.ReadOnlySpan} data)");
        writer.Open("switch (member)");
        for (int index = 0; index < map.Members.Count; index++)
        {
            WriteCase(writer, index, Assignment(map.Members[index], new Cursor("data", 0, 0)) + "\nbreak;");
        }

        WriteDefault(writer, "member", $"The map has {Documentation.Plural(map.Members.Count, "member")}.");
        writer.Close();
        writer.Close();
    }

    private static void WriteDefault(SourceWriter writer, string parameter, string text)
    {
        writer.Line("default:");
        writer.Indent();
        writer.Line($"throw new global::System.ArgumentOutOfRangeException(\"{parameter}\", {parameter}, \"{text}\");");
        writer.Outdent();
    }

    private static Cursor InBlock(MemberModel member) => new("data", member.Placement.Offset, member.Placement.Bit);

    private static string Assignment(MemberModel member, Cursor at)
    {
        string access = Access(member);
        string value = CodecExpressions.Decode(member, at, access, member.Scale?.Access);
        return member.SetBy is { } method ? $"{method}({value});" : $"{access} = {value};";
    }
}
