using Coilwright.Generators.Parsing;
using Microsoft.CodeAnalysis;

namespace Coilwright.Analyzers.Advice;

/// <summary>
/// CW1024: a member that could be written is in no write group. Where a map has no groups at all this is said once, and only if a group would save requests.
/// By what others are scaled or counted nobody means to write.
/// </summary>
internal static class WriteGroupAdvice
{
    public static void Check(INamedTypeSymbol type, ParsedMap map, ParseContext context)
    {
        var telling = new HashSet<string>(map.Members.Select(static member => member.Attribute.ScaleFrom)
            .Concat(map.Groups.Select(static group => group.CountedBy?.Member.Name)).OfType<string>());
        ParsedMember[] without =
            [.. map.Members.Where(member => NameOf(member, context) is null && member.IsWritable && !member.Attribute.IsView && !telling.Contains(member.Name))];
        IEnumerable<ParsedMember> own = without.Where(static member => !member.IsInherited);
        if (map.Members.FirstOrDefault(member => NameOf(member, context) is not null) is { } grouped)
        {
            foreach (ParsedMember member in own)
            {
                Advise(member, $"'{grouped.Name}' is in '{NameOf(grouped, context)}'");
            }
        }
        else if (WritePlanner.Plan(without.Select(WriteGroupParser.Value)).Count is var requests && requests < without.Length && own.FirstOrDefault() is { } first)
        {
            Advise(first, $"'{type.Name}' has none, and one could write {Text.Of(without.Length)} members in {(requests == 1 ? "1 request" : Text.Of(requests) + " requests")}");
        }

        void Advise(ParsedMember member, string reason) => context.Advise(Rule.WritableInNoGroup, member.Attribute.Data, "", member.Name, reason);
    }

    private static string? NameOf(ParsedMember member, ParseContext context) =>
        KnownSymbols.Find(member.Property, context.Known.WriteGroup)?.Argument()?.Value as string;
}
