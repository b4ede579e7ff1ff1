using Coilwright.Generators.Model;
using Microsoft.CodeAnalysis;

namespace Coilwright.Generators.Parsing;

/// <summary>Settles how a raw value becomes a property's value.</summary>
internal static class ConversionParser
{
    public static ConversionModel? Parse(MemberDeclaration member, ParsedNumber number)
    {
        if (member.Attribute.ScaleFrom is { } from)
        {
            return FromMember(member, number, from);
        }

        if (member.Attribute.HasScale)
        {
            return ScaleParser.Parse(member, number);
        }

        ConversionKind? kind = number.Type.Range is { } values ? OfInteger(number, values) : OfFraction(number);
        if (kind is null)
        {
            member.Report(Rule.AsDoesNotFit, "As", number.Wire.ToString(), TypeNames.Readable(member.Property.Type));
            return null;
        }

        return new(kind.Value, number.Type.Keyword, number.Type.EnumType, null);
    }

    private static ConversionModel? FromMember(MemberDeclaration member, ParsedNumber number, string from)
    {
        string? reason = !number.Wire.IsInteger() ? "As must name an integer"
            : number.Type.Range is not null || number.Type.Special == NumberType.Half ? "only a float, double or decimal can be scaled by another property"
            : !member.IsNullable ? "the property must be nullable, because its scale may be missing"
            : member.Attribute.HasScale ? "Scale and Offset stand beside it"
            : null;
        if (reason is null)
        {
            return new(ConversionKind.ScaledFrom, number.Type.Keyword, null, null);
        }

        member.Report(Rule.ReferenceDoesNotFit, "ScaleFrom", from, reason);
        return null;
    }

    private static ConversionKind? OfInteger(ParsedNumber number, IntegerRange values)
    {
        if (IntegerRange.Of(number.Wire) is not { } wire)
        {
            return null;
        }

        if (values.Contains(wire))
        {
            return values == wire ? ConversionKind.Same : ConversionKind.Widen;
        }

        // A byte in a register of its own is the one case where what may come is more than the property can hold.
        bool fits = number.RawRange is { } raw && values.Contains(raw);
        return fits || number.Wire == WireTypes.Infer(number.Type.Special) ? ConversionKind.Narrow : null;
    }

    private static ConversionKind? OfFraction(ParsedNumber number) => (number.Type.Special, number.Wire) switch
    {
        (not NumberType.Half, _) when number.Wire.IsInteger() => ConversionKind.Round,
        (NumberType.Half, WireType.Half) => ConversionKind.Same,
        (SpecialType.System_Single or SpecialType.System_Double, WireType.Half) => ConversionKind.Half,
        (SpecialType.System_Single, WireType.Single) or (SpecialType.System_Double, WireType.Double) => ConversionKind.Same,
        (SpecialType.System_Double, WireType.Single) => ConversionKind.Single,
        _ => null,
    };
}
