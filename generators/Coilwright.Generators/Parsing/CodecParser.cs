using Coilwright.Generators.Model;
using Microsoft.CodeAnalysis;

namespace Coilwright.Generators.Parsing;

/// <summary>Settles how a property stands on the wire.</summary>
internal static class CodecParser
{
    /// <summary>The codec, or <see langword="null"/> if the declaration is wrong.</summary>
    public static ParsedCodec? Parse(MemberDeclaration member)
    {
        ParsedCodec? parsed = member.Attribute.Table.IsBits() ? ParseBits(member) : ParseRegisters(member);
        bool takesPatterns = parsed is null or { Number: not null } or { Codec: SpecialCodecModel { Form: not SpecialForm.Converter } };
        return takesPatterns || NotAvailableParser.CheckAbsent(member) ? parsed : null;
    }

    private static ParsedCodec? ParseBits(MemberDeclaration member) => member switch
    {
        { IsNullable: true } => Unsupported(member),
        { ValueType.SpecialType: SpecialType.System_Boolean } => LengthParser.IsOne(member) ? new(new BitCodecModel(), 1, "") : null,
        { ValueType: IArrayTypeSymbol { IsSZArray: true, ElementType.SpecialType: SpecialType.System_Boolean } } =>
            LengthParser.Check(member, 1) ? new(new BitArrayCodecModel(), member.Attribute.Length, Count(member.Attribute.Length, "bit")) : null,
        _ => Unsupported(member),
    };

    private static ParsedCodec? ParseRegisters(MemberDeclaration member) => member.ValueType switch
    {
        _ when member.Attribute.Converter is not null => ConverterParser.Parse(member),
        { SpecialType: SpecialType.System_Boolean } when !member.IsNullable => FlagParser.Parse(member),
        { SpecialType: SpecialType.System_String } => ParseString(member),
        IArrayTypeSymbol { IsSZArray: true } array => ArrayParser.Parse(member, array.ElementType),
        _ when NumberType.From(member.ValueType) is { } type => NumberParser.Parse(member, type),
        _ when SpecialParser.IsSpecial(member.ValueType) => SpecialParser.Parse(member),
        _ => Unsupported(member),
    };

    private static ParsedCodec? ParseString(MemberDeclaration member) =>
        PlainParser.Check(member) && LengthParser.Check(member, 1)
            ? new(new StringCodecModel(TextForm(member.Attribute)), member.Attribute.Length, Count(member.Attribute.Length * 2, "character"))
            : null;

    // The flags of Coilwright.Modbus.RegisterText.
    private static string? TextForm(MemberAttribute attribute)
    {
        string[] names = ["Ascii", "SpacePadded", "Swapped"];
        string[] set = [.. names.Where((_, bit) => (attribute.Text & (1 << bit)) != 0).Select(name => "global::Coilwright.Modbus.RegisterText." + name)];
        return set.Length == 0 ? null : string.Join(" | ", set);
    }

    private static string Count(int count, string noun) => count == 1 ? "1 " + noun : $"{Text.Of(count)} {noun}s";

    private static ParsedCodec? Unsupported(MemberDeclaration member)
    {
        member.ReportProperty(Rule.UnsupportedType, PlainProperty.OfType(member.Property));
        return null;
    }
}
