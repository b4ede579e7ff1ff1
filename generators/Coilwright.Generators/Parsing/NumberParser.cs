using Coilwright.Generators.Model;
using Microsoft.CodeAnalysis;

namespace Coilwright.Generators.Parsing;

/// <summary>Settles a number or enum in registers.</summary>
internal static class NumberParser
{
    public static ParsedCodec? Parse(MemberDeclaration member, NumberType type)
    {
        if (Settle(member, type) is not { } number
            || !BitRangeParser.TryParse(member, ref number, out BitRangeModel? bits)
            || !LengthParser.IsOne(member, number.Wire.Registers())
            || ConversionParser.Parse(member, number) is not { } conversion
            || NotAvailableParser.Parse(member, number, bits) is not { } notAvailable)
        {
            return null;
        }

        var codec = new NumberCodecModel(number.Wire, member.Order, bits, conversion, notAvailable);
        int mask = bits is null ? 0xFFFF : member.Order.OnTheWire(((1 << bits.Count) - 1) << bits.Bit);
        return new(codec, number.Wire.Registers(), WireText.Of(member.Attribute, number.Wire, codec.Order, bits), mask, number);
    }

    /// <summary>The number's type on the wire, or <see langword="null"/> if it has to be named and is not.</summary>
    public static ParsedNumber? Settle(MemberDeclaration member, NumberType type)
    {
        MemberAttribute attribute = member.Attribute;
        bool ambiguous = type.Special == SpecialType.System_Decimal || (type.IsFractional && (attribute.HasScale || attribute.HasBits || attribute.ScaleFrom is not null));
        WireType wire = attribute.As;
        if (wire == WireType.Inferred && ambiguous)
        {
            member.Report(Rule.AsMissing, "Scale");
            return null;
        }

        if (wire.IsTime())
        {
            member.Report(Rule.AsDoesNotFit, "As", wire.ToString(), TypeNames.Readable(member.Property.Type));
            return null;
        }

        wire = wire == WireType.Inferred ? WireTypes.Infer(type.Special) : wire;
        return new(type, wire, IntegerRange.Of(wire));
    }
}
