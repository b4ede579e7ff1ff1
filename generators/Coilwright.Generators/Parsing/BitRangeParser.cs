using Coilwright.Generators.Model;

namespace Coilwright.Generators.Parsing;

/// <summary>Settles a number that fills a part of a register.</summary>
internal static class BitRangeParser
{
    /// <summary>The bits, and the raw values that they leave; <see langword="false"/> if they are wrong.</summary>
    public static bool TryParse(MemberDeclaration member, ref ParsedNumber number, out BitRangeModel? bits)
    {
        MemberAttribute attribute = member.Attribute;
        bits = null;
        if (!attribute.HasBits)
        {
            return true;
        }

        bool inside = attribute.Bit >= 0 && attribute.BitCount >= 1 && attribute.Bit + (long)attribute.BitCount <= 16;
        if (!inside || !number.Wire.IsInteger() || !Fits(attribute, ref number))
        {
            member.Report(Rule.BitOutOfRange, "Bit", Text.Of(attribute.Bit), Text.Of(attribute.BitCount));
            return false;
        }

        bits = new(attribute.Bit, attribute.BitCount);
        return true;
    }

    // A bit range lies in one register, whatever the property's type would fill otherwise. Few of them are signed, so that has to be said.
    private static bool Fits(MemberAttribute attribute, ref ParsedNumber number)
    {
        bool signed = attribute.As != WireType.Inferred && number.Wire.IsSigned();
        if (attribute.As != WireType.Inferred && number.Wire.Registers() != 1)
        {
            return false;
        }

        IntegerRange range = IntegerRange.OfBits(attribute.BitCount, signed);
        number = number with { Wire = signed ? WireType.Int16 : WireType.UInt16, RawRange = range };
        return number.Type.Range is not { } values || attribute.HasScale || values.Contains(range);
    }
}
