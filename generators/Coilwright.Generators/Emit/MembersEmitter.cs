using Coilwright.Generators.Model;
using Microsoft.CodeAnalysis.CSharp;

namespace Coilwright.Generators.Emit;

/// <summary>Prints the class that describes each member and write group of a map.</summary>
internal static class MembersEmitter
{
    public static string Emit(RegisterMapModel map) => GeneratedFile.Write(map.Type, writer =>
    {
        Documentation.Summary(writer, $"The members of <see cref=\"{CrefOf(map.Type)}\"/>: where each stands and how it is read and written.");
        writer.Line(GeneratedFile.Attribute);
        writer.Open($"{map.Type.Accessibility} static class {map.Type.MembersReference}{map.Type.Constraints}");
        // Static properties are set in the order in which they stand, and scales are referred to by what they scale.
        foreach (MemberModel member in map.Members.OrderBy(member => member.Scale is not null))
        {
            WriteMember(writer, member);
        }

        foreach (WriteGroupModel group in map.WriteGroups)
        {
            WriteGroup(writer, map, group);
        }

        writer.Close();
    });

    /// <summary>How a documentation comment refers to the map.</summary>
    public static string CrefOf(TypeModel type) => type.Reference.Replace('<', '{').Replace('>', '}');

    private static void WriteMember(SourceWriter writer, MemberModel member)
    {
        writer.Gap();
        Documentation.Summary(writer, Documentation.Capitalize(Documentation.Describe(member)) + ".");
        writer.Line($"{member.Accessibility} static {Names.Modbus}MapMember<{member.Type}> {member.Identifier} {{ get; }} = new(");
        writer.Indent();
        writer.Line($"{member.Index}, \"{member.Name}\", {Names.Modbus}RegisterTable.{member.Table}, 0x{member.Address:X4}, {member.Count},");
        string[] settings = [.. Settings(member)];
        writer.Line($"{Codec(member)}){(settings.Length == 0 ? ";" : "")}");
        writer.Outdent();
        if (settings.Length > 0)
        {
            writer.Open();
            writer.Line(string.Join("\n", settings));
            writer.Close("};");
        }
    }

    // What is made anew at every read has a codec that can check registers without it.
    private static string Codec(MemberModel member)
    {
        if (CodecExpressions.Codec(member) is { } codec)
        {
            return codec + (member.Type.EndsWith("?", StringComparison.Ordinal) ? "!" : "");
        }

        var at = new Cursor("data", 0, 0);
        string? scale = CodecExpressions.ScaleBehind(member);
        return $"static data => {CodecExpressions.Decode(member, at, "null", scale)},\nstatic (value, data) => {CodecExpressions.Encode(member, at, "value", scale)}";
    }

    private static IEnumerable<string> Settings(MemberModel member)
    {
        if (member.Unit is { } unit)
        {
            yield return $"Unit = {SymbolDisplay.FormatLiteral(unit, quote: true)},";
        }

        if (member.Mask != 0xFFFF)
        {
            yield return $"Mask = 0x{member.Mask:X4},";
        }

        if (member.WritesMultiple)
        {
            yield return $"WriteBy = {Names.Modbus}RegisterWrite.Multiple,";
        }

        if (member.IsOptional)
        {
            yield return "IsOptional = true,";
        }

        if (member.Scale is { } scale)
        {
            yield return $"Scale = {scale.Reference},";
        }

        if (member.Scale is { IsDivisor: true })
        {
            yield return $"Scaling = {Names.Modbus}RegisterScaling.Divisor,";
        }

        if (member.Atomic is { } atomic)
        {
            yield return $"AtomicGroup = {SymbolDisplay.FormatLiteral(atomic, quote: true)},";
        }

        if (member.MayNotFit)
        {
            yield return "MayNotFit = true,";
        }

        if (member.ReadRoles.Count > 0)
        {
            yield return $"ReadRoles = [{string.Join(", ", member.ReadRoles)}],";
        }

        if (member.WriteRoles.Count > 0)
        {
            yield return $"WriteRoles = [{string.Join(", ", member.WriteRoles)}],";
        }

        if (member.Range is { } range)
        {
            yield return $"Range = new({range.Min}, {range.Max}),";
        }
    }

    private static void WriteGroup(SourceWriter writer, RegisterMapModel map, WriteGroupModel group)
    {
        writer.Gap();
        Documentation.Summary(writer, $"The write group {group.Name}: {Documentation.Plural(group.Blocks.Count, "request")}.");
        writer.Line($"public static {Names.Modbus}MapWriteGroup<{map.Type.Reference}> {group.PropertyName} {{ get; }} = new(");
        writer.Indent();
        writer.Line($"\"{group.Name}\",");
        writer.List(group.Blocks.Select(BlockLiteral), ",");
        writer.Open("static (values, data) =>");
        foreach (WriteGroupMemberModel placed in group.Members)
        {
            writer.Line(EncodeInto(map, map.Members[placed.Member], placed) + ";");
        }

        if (group.Scales.Count == 0)
        {
            writer.Close("});");
        }
        else
        {
            writer.Close("},");
            writer.List(group.Scales.Select(MapEmitter.BlockLiteral), ");");
        }

        writer.Outdent();
    }

    // Coils of a group share bytes, so that each is written at its own bit; registers go through the check of their range.
    private static string EncodeInto(RegisterMapModel map, MemberModel member, WriteGroupMemberModel placed)
    {
        var at = new Cursor("data", placed.Placement.Offset, placed.Placement.Bit);
        string value = $"values.{member.Identifier}";
        string scale = placed.ScaleOffset is { } offset ? ", " + new Cursor("data", offset, 0).Take(member.Scale!.Member.Size) : "";
        return member.Table.IsBits()
            ? CodecExpressions.Encode(member, at, value)
            : $"{Described(map, member)}.EncodeChecked({value}, {at.Take(member.Size)}{scale})";
    }

    // The parameters of the lambda around it hide members of their names.
    private static string Described(RegisterMapModel map, MemberModel member) =>
        member.Name is "values" or "data" ? $"{map.Type.MembersReference}.{member.Identifier}" : member.Identifier;

    private static string BlockLiteral(WriteBlockModel block)
    {
        string literal = $"new({Names.Modbus}RegisterTable.{block.Table}, 0x{block.Address:X4}, {block.Count})";
        bool single = block is { Table: RegisterTable.HoldingRegister, Count: 1 };
        string[] settings =
        [
            .. single && block.Mask != 0xFFFF ? new[] { $"Mask = 0x{block.Mask:X4}" } : [],
            .. single && block.WritesMultiple ? new[] { $"WriteBy = {Names.Modbus}RegisterWrite.Multiple" } : [],
        ];
        return settings.Length == 0 ? literal : $"{literal} {{ {string.Join(", ", settings)} }}";
    }
}
