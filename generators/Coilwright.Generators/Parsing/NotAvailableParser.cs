using System.Globalization;
using System.Numerics;
using Coilwright.Generators.Model;
using Microsoft.CodeAnalysis;

namespace Coilwright.Generators.Parsing;

/// <summary>Settles by which raw patterns the device says that it has no value.</summary>
internal static class NotAvailableParser
{
    /// <summary>The patterns as literals, none for members that always have a value; <see langword="null"/> if they are wrong.</summary>
    public static EquatableArray<string>? Parse(MemberDeclaration member, ParsedNumber number, BitRangeModel? bits) =>
        Parse(member, bits?.Count ?? number.Wire.Registers() * 16);

    /// <inheritdoc cref="Parse(MemberDeclaration, ParsedNumber, BitRangeModel?)"/>
    /// <param name="member">The member.</param>
    /// <param name="width">How many bits a pattern has.</param>
    public static EquatableArray<string>? Parse(MemberDeclaration member, int width)
    {
        AttributeData? attribute = Find(member);
        bool mayBeMissing = member.IsNullable && member.Attribute.ScaleFrom is null;
        if (attribute is null ? mayBeMissing : !member.IsNullable)
        {
            string missing = member.IsNullable ? "[NotAvailable(...)]" : TypeNames.Readable(member.Property.Type) + "?";
            member.ReportProperty(Rule.NotAvailableNeedsNullable, missing);
            return null;
        }

        if (attribute is null)
        {
            return default(EquatableArray<string>);
        }

        ulong[] patterns = Patterns(attribute);
        string? reason = patterns.Length == 0 ? "it names no pattern" : width == 48 || width > 64 ? "it spans 3 registers or more than 4" : WhyTooWide(patterns, width);
        if (reason is null)
        {
            string format = "X" + Text.Of((width + 3) / 4);
            return patterns.Select(pattern => "0x" + pattern.ToString(format, CultureInfo.InvariantCulture)).ToEquatableArray();
        }

        member.Context.Report(Rule.NotAvailableNotApplicable, attribute, "", member.Name, reason);
        return null;
    }

    /// <summary>Whether no pattern is named on something that cannot have one.</summary>
    public static bool CheckAbsent(MemberDeclaration member)
    {
        AttributeData? attribute = Find(member);
        if (attribute is not null)
        {
            string reason = "it is " + TypeNames.Readable(member.Property.Type);
            member.Context.Report(Rule.NotAvailableNotApplicable, attribute, "", member.Name, reason);
        }

        return attribute is null;
    }

    private static AttributeData? Find(MemberDeclaration member) =>
        KnownSymbols.Find(member.Property, member.Context.Known.NotAvailable);

    private static ulong[] Patterns(AttributeData attribute) =>
        attribute.Argument() is { Kind: TypedConstantKind.Array, IsNull: false } patterns
            ? [.. patterns.Values.Select(constant => constant.Value).OfType<ulong>()]
            : [];

    private static string? WhyTooWide(ulong[] patterns, int width)
    {
        BigInteger limit = BigInteger.Pow(2, width);
        foreach (ulong pattern in patterns)
        {
            if (pattern >= limit)
            {
                return $"0x{pattern.ToString("X", CultureInfo.InvariantCulture)} is wider than {Text.Of(width)} bits";
            }
        }

        return null;
    }
}
