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

    /// <summary>The property, or <see langword="null"/> if there is none that holds a whole number.</summary>
    public static MemberReference? Find(string name, INamedTypeSymbol map, IReadOnlyList<ParsedMember> own, ParseContext context)
    {
        if (own.FirstOrDefault(member => member.Name == name) is { } found)
        {
            return Fits(found) ? new(map, found, 0) : null;
        }

        int distance = 1;
        for (INamedTypeSymbol? outer = map.ContainingType; outer is not null; outer = outer.ContainingType, distance++)
        {
            if (KnownSymbols.Find(outer, context.Known.Map) is null)
            {
                return null;
            }

            if (outer.GetMembers(name).OfType<IPropertySymbol>().FirstOrDefault() is { } property)
            {
                var silent = new ParseContext(context.Known, null, context.CancellationToken);
                ParsedMember? member = MemberParser.ParseOne(property, MapSettingsParser.Parse(outer, silent), silent);
                return member is not null && Fits(member) ? new(outer, member, distance) : null;
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
