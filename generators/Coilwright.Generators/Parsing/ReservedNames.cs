using Coilwright.Generators.Model;
using Microsoft.CodeAnalysis;

namespace Coilwright.Generators.Parsing;

/// <summary>Finds members whose names generated code needs for itself.</summary>
internal static class ReservedNames
{
    private static readonly string[] OfMap = ["Plan", "Decode", "Encode"];

    // A property of the members class is named after each mapped property, and every class has these already.
    private static readonly string[] OfEveryClass =
        ["Equals", "Finalize", "GetHashCode", "GetType", "MemberwiseClone", "ReferenceEquals", "ToString"];

    public static void Check(INamedTypeSymbol type, RegisterMapModel model, ParseContext context)
    {
        IEnumerable<string> blocks = model.IsReusable
            ? model.Blocks.Concat(model.PollGroups.SelectMany(group => group.Blocks)).Select(block => block.MethodName).Distinct()
            : [];
        IEnumerable<string> setters = model.Members.Where(member => member.OfferedSetter is not null).Select(member => "Set" + member.Name);
        foreach (string name in OfMap.Concat(blocks).Concat(setters).Append(model.Type.MembersName))
        {
            if (FindMember(type, name, context.Known) is { } member)
            {
                Report(member, type, context);
            }
            else if (name == type.Name)
            {
                Report(type, type, context);
            }
        }

        // Write groups have properties beside those of the members, poll groups methods beside those that read one.
        IEnumerable<string> groups = model.WriteGroups.Select(group => group.PropertyName).Concat(model.PollGroups.Select(group => group.Name + "Group"));
        foreach (string name in OfEveryClass.Concat(groups))
        {
            if (model.Members.Any(mapped => mapped.Name == name))
            {
                Report(FindMember(type, name, context.Known) ?? type, type, context);
            }
        }

        if (FindNeighbour(type, model.Type, context.Known) is { } neighbour)
        {
            Report(neighbour, type, context);
        }
    }

    private static void Report(ISymbol member, INamedTypeSymbol type, ParseContext context) =>
        context.Report(Rule.ReservedName, member, member.Name, type.Name);

    private static ISymbol? FindMember(INamedTypeSymbol type, string name, KnownSymbols known)
    {
        // A base that is a map has these names in its own code, which that of the map hides.
        foreach (INamedTypeSymbol current in MapBases.Of(type).Where(ancestor => !MapBases.IsMap(ancestor, known)).Prepend(type))
        {
            if (current.GetMembers(name).FirstOrDefault() is { } member)
            {
                return member;
            }
        }

        return null;
    }

    // The client may be extended by hand, being partial; the members class may not, and neither may be a map of its own.
    private static INamedTypeSymbol? FindNeighbour(INamedTypeSymbol type, TypeModel model, KnownSymbols known)
    {
        var container = (INamespaceOrTypeSymbol)type.ContainingSymbol;
        return container.GetTypeMembers(model.MembersName, type.Arity).FirstOrDefault()
            ?? container.GetTypeMembers(model.ClientName, type.Arity)
                .FirstOrDefault(client => client.GetAttributes().Any(attribute => KnownSymbols.Is(attribute, known.Map)));
    }
}
