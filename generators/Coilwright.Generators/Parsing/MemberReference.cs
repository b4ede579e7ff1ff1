using Coilwright.Generators.Model;
using Microsoft.CodeAnalysis;

namespace Coilwright.Generators.Parsing;

/// <summary>A mapped property that another names: of the same map, or of a map that it is nested in.</summary>
/// <param name="Map">The map that declares it.</param>
/// <param name="Member">The property.</param>
/// <param name="Distance">How many maps lie between: 0 for the same map.</param>
internal sealed record MemberReference(INamedTypeSymbol Map, ParsedMember Member, int Distance)
{
    /// <summary>Its description: <c>global::N.InverterMembers.V_SF</c>.</summary>
    public string Reference => $"{TypeNames.Beside(Map, "Members")}.{TypeNames.Escape(Member.Name)}";

    /// <summary>The property, or <see langword="null"/> and why it cannot be what scales or counts.</summary>
    public static MemberReference? Find(
        string name, INamedTypeSymbol map, IReadOnlyList<ParsedMember> own, ParseContext context, out string reason)
    {
        MemberReference? found = FindAny(name, map, own, context);
        reason = found is null ? "no mapped property has this name, here or in a map around it"
            : !Fits(found.Member) ? "it must hold a whole number in one or two registers, without a scale"
            : "";
        return reason.Length == 0 ? found : null;
    }

    private static MemberReference? FindAny(string name, INamedTypeSymbol map, IReadOnlyList<ParsedMember> own, ParseContext context)
    {
        if (own.FirstOrDefault(member => member.Name == name) is { } member)
        {
            return new(map, member, 0);
        }

        int distance = 1;
        for (INamedTypeSymbol? outer = map.ContainingType; outer is not null; outer = outer.ContainingType, distance++)
        {
            if (KnownSymbols.Find(outer, context.Known.Map) is null)
            {
                return null;
            }

            if (MapBases.PropertiesOf(outer, context.Known).FirstOrDefault(property => property.Name == name) is { } property)
            {
                var silent = new ParseContext(context.Known, null, context.CancellationToken);
                return MemberParser.ParseOne(property, outer, MapSettingsParser.Parse(outer, silent), silent) is { } found ? new(outer, found, distance) : null;
            }
        }

        return null;
    }

    private static bool Fits(ParsedMember member) => member.Codec is
    {
        Codec: NumberCodecModel { Bits: null, Conversion: { EnumType: null, Scale: null } },
        Number: { Type.Range: not null, Type.Special: not SpecialType.System_UInt64, Wire: not (WireType.Int64 or WireType.UInt64 or WireType.Bcd64) },
        Count: <= 2,
    };
}
