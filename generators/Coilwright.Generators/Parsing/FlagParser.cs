using Coilwright.Generators.Model;

namespace Coilwright.Generators.Parsing;

/// <summary>Settles a bool in a register.</summary>
internal static class FlagParser
{
    public static ParsedCodec? Parse(MemberDeclaration member)
    {
        MemberAttribute attribute = member.Attribute;
        if (!PlainParser.CheckNoNumber(member) || !LengthParser.IsOne(member))
        {
            return null;
        }

        if (attribute.Bit is < 0 or > 15 || attribute.BitCount != 1)
        {
            member.Report(Rule.BitOutOfRange, "Bit", Text.Of(attribute.Bit), Text.Of(attribute.BitCount));
            return null;
        }

        string wire = "bit " + Text.Of(attribute.Bit) + (member.Order.SwapsBytes() ? " " + member.Order : "");
        return new(new FlagCodecModel(attribute.Bit, member.Order), 1, wire, Mask: member.Order.OnTheWire(1 << attribute.Bit));
    }
}
