using Coilwright.Generators.Parsing;
using Microsoft.CodeAnalysis;

namespace Coilwright.Analyzers.Advice;

/// <summary>CW1154: a poll group that holds one member.</summary>
internal static class PollGroupAdvice
{
    public static void Check(INamedTypeSymbol type, ParsedMap map, ParseContext context)
    {
        if (type.ContainingType is { } outer && KnownSymbols.Find(outer, context.Known.Map) is not null)
        {
            // An element is polled with the map around it.
            return;
        }

        var ofElements = new HashSet<string>(map.Groups.SelectMany(
            group => group.PollGroup is { } own ? [own] : PollNames.In(group.Element, context.Known)));
        foreach (IGrouping<string?, ParsedMember> group in map.Members.GroupBy(member => member.Attribute.PollGroup))
        {
            if (group.Key is { } name && name != PollNames.Default && group.Count() == 1 && !group.First().IsInherited && !ofElements.Contains(name))
            {
                ParsedMember member = group.First();
                context.Advise(Rule.PollGroupOfOne, member.Attribute.Data, "PollGroup", member.Name, name);
            }
        }
    }
}
