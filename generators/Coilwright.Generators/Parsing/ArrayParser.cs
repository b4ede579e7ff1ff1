using Coilwright.Generators.Model;
using Microsoft.CodeAnalysis;

namespace Coilwright.Generators.Parsing;

/// <summary>Settles an array in registers.</summary>
internal static class ArrayParser
{
    public static ParsedCodec? Parse(MemberDeclaration member, ITypeSymbol elementType)
    {
        if (elementType.SpecialType == SpecialType.System_Boolean)
        {
            return ParseFlags(member);
        }

        if (NumberType.From(elementType) is { } type)
        {
            return PlainParser.CheckNoBits(member) ? ParseNumbers(member, type) : null;
        }

        member.ReportProperty(Rule.UnsupportedType, PlainProperty.OfType(member.Property));
        return null;
    }

    private static ParsedCodec? ParseFlags(MemberDeclaration member) =>
        PlainParser.Check(member) && LengthParser.Check(member, 1)
            ? new(
                new FlagArrayCodecModel(member.Order),
                member.Attribute.Length,
                $"{Text.Of(member.Attribute.Length * 16)} bits" + (member.Order.SwapsBytes() ? " " + member.Order : ""))
            : null;

    private static ParsedCodec? ParseNumbers(MemberDeclaration member, NumberType type)
    {
        MemberAttribute attribute = member.Attribute;
        if (type.Special is SpecialType.System_Byte or SpecialType.System_SByte && attribute.As == WireType.Inferred && !attribute.HasScale)
        {
            return LengthParser.Check(member, 1)
                ? new(new ArrayCodecModel(type.Name, 1, RegisterOrder.ABCD, null), attribute.Length, $"{Text.Of(attribute.Length * 2)} bytes")
                : null;
        }

        if (NumberParser.Settle(member, type) is not { } number
            || !LengthParser.Check(member, number.Wire.Registers())
            || ConversionParser.Parse(member, number) is not { } conversion)
        {
            return null;
        }

        RegisterOrder order = member.Order;
        NumberCodecModel? element = conversion.Kind == ConversionKind.Same
            ? null
            : new(number.Wire, order, null, conversion, default);
        string wire = $"{Text.Of(attribute.Length / number.Wire.Registers())} of {WireText.Of(attribute, number.Wire, order, null)}";
        return new(new ArrayCodecModel(type.Name, number.Wire.Registers() * 2, order, element), attribute.Length, wire);
    }
}
