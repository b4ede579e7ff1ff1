using Microsoft.CodeAnalysis;

namespace Coilwright.Generators.Parsing;

/// <summary>Reads the groups of a map.</summary>
internal static class GroupParser
{
    /// <summary>The groups whose declarations are right, in declared order, those of bases first.</summary>
    public static IReadOnlyList<ParsedGroup> Parse(INamedTypeSymbol type, IReadOnlyList<ParsedMember> members, ParseContext context)
    {
        var groups = new List<ParsedGroup>();
        foreach (IPropertySymbol property in MapBases.PropertiesOf(type, context.Known))
        {
            if (KnownSymbols.Find(property, context.Known.RegisterGroup) is { } attribute
                && ParseOne(property, type, attribute, groups, members, context) is { } group)
            {
                groups.Add(group);
            }
        }

        return groups;
    }

    private static ParsedGroup? ParseOne(
        IPropertySymbol property,
        INamedTypeSymbol map,
        AttributeData attribute,
        List<ParsedGroup> before,
        IReadOnlyList<ParsedMember> members,
        ParseContext context)
    {
        INamedTypeSymbol? element = GroupElement.Of(property.Type, context.Known, out bool isList);
        ParsedGroup? after = attribute.Named<string?>("After", null) is { } name ? before.Find(group => group.Name == name) : null;
        string? reason = GroupDeclarationParser.WhyNot(property, map, element, isList, attribute, context)
            ?? (attribute.Has("After") && after is null ? "After must name a group declared before it" : null);
        if (reason is not null)
        {
            context.Report(Rule.GroupDoesNotFit, property, property.Name, reason);
            return null;
        }

        return TryCount(property, map, attribute, members, context, out MemberReference? count)
            ? new(property, map, attribute, element!, isList, after, count)
            : null;
    }

    private static bool TryCount(
        IPropertySymbol property, INamedTypeSymbol map, AttributeData attribute, IReadOnlyList<ParsedMember> members, ParseContext context, out MemberReference? count)
    {
        count = null;
        foreach (string setting in (string[])["CountFrom", "CountFromLength"])
        {
            if (attribute.Named<string?>(setting, null) is not { } name)
            {
                continue;
            }

            count = MemberReference.Find(name, map, members, context, out string reason);
            if (count is null || (setting == "CountFromLength" && count.Distance > 0))
            {
                context.Report(Rule.ReferenceDoesNotFit, attribute, setting, property.Name, name, count is null ? reason : "a length counts the groups of its own map only");
                return false;
            }
        }

        return true;
    }
}
