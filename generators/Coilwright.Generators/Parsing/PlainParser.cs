using Coilwright.Generators.Model;

namespace Coilwright.Generators.Parsing;

/// <summary>Checks that what only numbers can have does not stand on text, flags and whole arrays.</summary>
internal static class PlainParser
{
    /// <summary>Whether type on the wire, scale and bits are all left out.</summary>
    public static bool Check(MemberDeclaration member) => CheckNoBits(member) && CheckNoNumber(member);

    /// <summary>Whether no bits are named.</summary>
    public static bool CheckNoBits(MemberDeclaration member)
    {
        MemberAttribute attribute = member.Attribute;
        if (attribute.HasBits)
        {
            member.Report(Rule.BitOutOfRange, "Bit", Text.Of(attribute.Bit), Text.Of(attribute.BitCount));
        }

        return !attribute.HasBits;
    }

    /// <summary>Whether type on the wire and scale are left out.</summary>
    public static bool CheckNoNumber(MemberDeclaration member)
    {
        MemberAttribute attribute = member.Attribute;
        if (attribute.As != WireType.Inferred)
        {
            member.Report(Rule.AsDoesNotFit, "As", attribute.As.ToString(), TypeNames.Readable(member.Property.Type));
            return false;
        }

        if (attribute.HasScale)
        {
            member.Report(Rule.ScaleNotApplicable, "Scale");
        }

        return !attribute.HasScale;
    }
}
