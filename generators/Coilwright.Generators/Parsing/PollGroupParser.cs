using Coilwright.Generators.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Coilwright.Generators.Parsing;

/// <summary>Plans the requests of each poll group.</summary>
internal static class PollGroupParser
{
    /// <summary>The poll groups with the default last, or none where nothing names one.</summary>
    public static IReadOnlyList<ReadPlanModel> Parse(
        INamedTypeSymbol type, ParsedMap map, EquatableArray<MemberModel> models, ConstructionModel construction, ParseContext context)
    {
        IReadOnlyList<string> names = NamesIn(type, context.Known);
        if (names.Count == 0)
        {
            return [];
        }

        Check(map, construction, context);
        return context.HasViolations
            ? []
            : [.. names.Select(name => Plan(name, MembersOf(name, type, map, context.Known), map, models))];
    }

    /// <summary>The poll groups of a map with the default last, or none where nothing names one.</summary>
    public static IReadOnlyList<string> NamesIn(INamedTypeSymbol type, KnownSymbols known)
    {
        IReadOnlyList<string> names = PollNames.In(type, known);
        return names.All(name => name == PollNames.Default) ? [] : [.. names.OrderBy(name => name == PollNames.Default)];
    }

    private static void Check(ParsedMap map, ConstructionModel construction, ParseContext context)
    {
        IEnumerable<(string Name, AttributeData Attribute, string? Group)> all = map.Members
            .Select(member => (member.Name, member.Attribute.Data, member.Attribute.PollGroup))
            .Concat(map.Groups.Select(group => (group.Name, group.Attribute, group.PollGroup)));
        foreach ((string name, AttributeData attribute, string? group) in all.Where(one => one.Group is not null))
        {
            if (WhyNot(group!, construction) is { } reason)
            {
                context.Report(Rule.PollGroupNotReadable, attribute, "PollGroup", name, group!, reason);
            }
        }
    }

    private static string? WhyNot(string group, ConstructionModel construction) =>
        !SyntaxFacts.IsValidIdentifier(group) ? "the name must be an identifier"
        : !construction.StartsEmpty ? "what is read of it goes into an object, so the map must be a class with a constructor without parameters and setters that are not init-only"
        : null;

    /// <summary>The members that are read with a poll group, by index.</summary>
    public static List<int> MembersOf(string name, INamedTypeSymbol type, ParsedMap map, KnownSymbols known)
    {
        // What counts a group is read with it, whichever group it belongs to itself.
        var counts = new HashSet<string>(map.Groups.Where(group => IsIn(group, name, known)).SelectMany(group => CountsOf(group, type, known)));
        return [.. Enumerable.Range(0, map.Members.Count).Where(index => PollNames.Of(map.Members[index]) == name || counts.Contains(map.Members[index].Name))];
    }

    private static bool IsIn(ParsedGroup group, string name, KnownSymbols known) =>
        group.PollGroup is { } own ? own == name : PollNames.In(group.Element, known).Contains(name);

    private static IEnumerable<string> CountsOf(ParsedGroup group, INamedTypeSymbol type, KnownSymbols known)
    {
        IEnumerable<string> counts = OutwardReferences.CountsIn(group.Element, type, known);
        counts = group.CountedBy is { Distance: 0 } count ? counts.Append(count.Member.Name) : counts;
        return group.After is { } after ? counts.Concat(CountsOf(after, type, known)) : counts;
    }

    private static ReadPlanModel Plan(string name, List<int> indices, ParsedMap map, EquatableArray<MemberModel> models)
    {
        var plan = ReadPlan.For([.. indices.Select(index => map.Members[index])], map.Settings);
        MemberModel[] members = [.. indices.Select(index => Move(models[index], plan, map))];
        IEnumerable<BlockModel> blocks = plan.Blocks.Select((block, index) =>
            Shares(block, [.. members.Where(member => member.Placement.Block == index)], map, models)
                ? block with { IsShared = true }
                : block with { MethodName = block.MethodName.Replace("Decode", "Decode" + name) });
        return new(name, blocks.ToEquatableArray(), members.ToEquatableArray());
    }

    private static MemberModel Move(MemberModel model, ReadPlan plan, ParsedMap map)
    {
        PlacementModel placement = plan.Place(map.Members[model.Index]);
        ScaleSourceModel? scale = model.Scale is { IsOuter: false } own
            ? own with { IsElsewhere = plan.Place(map.Members[own.Member.Index]).Block != placement.Block }
            : model.Scale;
        return model with { Placement = placement, Scale = scale };
    }

    // Where groups lie apart, their requests are those of the whole map.
    private static bool Shares(BlockModel block, MemberModel[] members, ParsedMap map, EquatableArray<MemberModel> models)
    {
        int whole = map.Plan.IndexOf(block);
        return whole >= 0 && models.Where(model => model.Placement.Block == whole)
            .Select(model => (model.Index, model.Scale?.IsElsewhere))
            .SequenceEqual(members.Select(member => (member.Index, member.Scale?.IsElsewhere)));
    }
}
