using Coilwright.Generators.Model;
using Microsoft.CodeAnalysis;

namespace Coilwright.Generators.Parsing;

/// <summary>Settles points in time and network addresses.</summary>
internal static class SpecialParser
{
    private const string IPAddress = "System.Net.IPAddress";
    private const string Eui48 = "Coilwright.Modbus.Eui48";
    private const string DateTimeOffset = "System.DateTimeOffset";

    /// <summary>Whether the type is one of those.</summary>
    public static bool IsSpecial(ITypeSymbol type) =>
        type.SpecialType == SpecialType.System_DateTime || type.ToDisplayString() is IPAddress or IPAddress + "?" or Eui48 or DateTimeOffset;

    public static ParsedCodec? Parse(MemberDeclaration member)
    {
        if (!PlainParser.CheckNoBits(member) || !CheckNoScale(member))
        {
            return null;
        }

        WireType wire = member.Attribute.As;
        return member.ValueType.ToDisplayString() switch
        {
            DateTimeOffset when wire is WireType.UnixSeconds or WireType.UnixMilliseconds or WireType.SecondsSince2000 => ParseTime(member, wire),
            Eui48 when wire == WireType.Inferred => ParseAddress(member, SpecialForm.Eui48, "EUI-48", 3, 4),
            IPAddress or IPAddress + "?" when wire == WireType.Inferred =>
                ParseAddress(member, SpecialForm.IPAddress, member.Attribute.Length == 2 ? "IPv4" : "IPv6", 2, 8),
            _ when member.ValueType.SpecialType == SpecialType.System_DateTime && wire >= WireType.CalendarRegisters => ParseTime(member, wire),
            _ => Refuse(member),
        };
    }

    private static ParsedCodec? ParseTime(MemberDeclaration member, WireType wire)
    {
        RegisterOrder order = wire >= WireType.CalendarRegisters ? RegisterOrder.ABCD : member.Order;
        return LengthParser.IsOne(member, wire.Registers())
            ? Build(member, (SpecialForm)Enum.Parse(typeof(SpecialForm), wire.ToString()), order, wire.Registers(), WireText.Of(member.Attribute, wire, order, null))
            : null;
    }

    private static ParsedCodec? ParseAddress(MemberDeclaration member, SpecialForm form, string wire, params int[] lengths)
    {
        int length = member.Attribute.Length;
        if (lengths.Contains(length))
        {
            return Build(member, form, RegisterOrder.ABCD, length, wire);
        }

        member.Report(Rule.LengthMissing, "Length", Text.Of(length));
        return null;
    }

    private static ParsedCodec? Build(MemberDeclaration member, SpecialForm form, RegisterOrder order, int length, string wire) =>
        NotAvailableParser.Parse(member, length * 16) is { } patterns
            ? new(new SpecialCodecModel(form, order, TypeNames.Full(member.ValueType), null, patterns), length, wire)
            : null;

    private static bool CheckNoScale(MemberDeclaration member)
    {
        if (member.Attribute.HasScale)
        {
            member.Report(Rule.ScaleNotApplicable, "Scale");
        }

        return !member.Attribute.HasScale;
    }

    private static ParsedCodec? Refuse(MemberDeclaration member)
    {
        Rule rule = member.Attribute.As == WireType.Inferred ? Rule.AsMissing : Rule.AsDoesNotFit;
        member.Report(rule, "As", member.Attribute.As.ToString(), TypeNames.Readable(member.Property.Type));
        return null;
    }
}
