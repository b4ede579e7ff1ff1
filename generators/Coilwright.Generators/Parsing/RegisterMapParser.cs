using Coilwright.Generators.Model;
using Microsoft.CodeAnalysis;

namespace Coilwright.Generators.Parsing;

/// <summary>Turns a type marked as a register map into the model that its code is printed from. Called by generator and analyzers alike.</summary>
internal static class RegisterMapParser
{
    /// <summary>
    /// Reads the declaration. A map with anything wrong in it gets no code at all: a member left out would later read as zero.
    /// </summary>
    /// <param name="type">The type with the attribute.</param>
    /// <param name="known">The attributes of its compilation.</param>
    /// <param name="report">Gets everything that is wrong; <see langword="null"/> to stay silent.</param>
    /// <param name="cancellationToken">Stops the parsing.</param>
    /// <returns>The model, or <see langword="null"/> if anything is wrong.</returns>
    public static RegisterMapModel? Parse(
        INamedTypeSymbol type, KnownSymbols known, Action<RuleViolation>? report, CancellationToken cancellationToken)
    {
        var context = new ParseContext(known, report, cancellationToken);
        return Read(type, context) is { } map ? Build(type, map, context) : null;
    }

    /// <summary>Reads what the attributes say, or <see langword="null"/> if anything about them is wrong.</summary>
    public static ParsedMap? Read(INamedTypeSymbol type, ParseContext context)
    {
        context.Subject = type;
        TypeDeclarationParser.Check(type, inherits: true, context);
        UsedSymbols.CheckObsolete(type, context);
        if (!Inheritance.Check(type, context))
        {
            return null;
        }

        MapSettings settings = MapSettingsParser.Parse(type, context);
        IReadOnlyList<ParsedMember> members = MemberParser.Parse(type, settings, context);
        OverlapChecker.Check(members, context);
        ForbiddenChecker.Check(members, settings, context);
        AtomicGroups.Check(members, settings, context);
        if (context.HasViolations)
        {
            return null;
        }

        IReadOnlyList<ParsedGroup> groups = GroupParser.Parse(type, members, context);
        GroupPlaces.Check(groups, members, settings, context);
        return context.HasViolations ? null : new(settings, members, groups, ReadPlan.For(members, settings));
    }

    /// <summary>Settles what is printed, or <see langword="null"/> if the type cannot take it.</summary>
    public static RegisterMapModel? Build(INamedTypeSymbol type, ParsedMap map, ParseContext context)
    {
        // Only now: a broken member would look like a constructor parameter that nobody maps.
        if (ConstructionParser.Parse(type, map.Members, Rule.NoSetter, Rule.MapCannotBeCreated, context) is not { } construction)
        {
            return null;
        }

        string outerName = OuterName(type);
        int countReach = map.Groups.Select(group => group.CountedBy?.Distance ?? 0).Append(0).Max();
        (EquatableArray<MemberModel> models, int scaleReach) =
            ScaleSourceParser.Parse(type, map.Members, MemberModels.Build(map.Members, map.Plan), outerName, context);
        (string hintName, string hintSuffix) = HintNames.Of(type);
        var model = new RegisterMapModel(
            hintName,
            hintSuffix,
            TypeParser.Parse(type, context.Known, context.CancellationToken),
            MapBases.MapOf(type, context.Known) is { } inherited ? TypeNames.Full(inherited) : null,
            ConstructionParser.IsReusable(type, map.Members),
            construction,
            models,
            Hiding(map.Plan.Blocks, type, context).ToEquatableArray(),
            GroupModels.Build(map.Groups),
            Math.Max(countReach, scaleReach) > 0 || OutwardReferences.ReachThrough(type, context.Known, context.CancellationToken) ? TypeNames.Full(type.ContainingType) : null,
            outerName,
            map.Settings.MaxGap,
            map.Settings.MaxRegistersPerRead,
            map.Settings.Forbidden.Select(forbidden => new BlockModel(forbidden.Table, forbidden.Range.Start, forbidden.Range.Count, 0)).ToEquatableArray(),
            PollGroupParser.Parse(type, map, models, construction, context).ToEquatableArray(),
            WriteGroupParser.Parse(map.Members, models, map.Settings, context).ToEquatableArray());
        ReservedNames.Check(type, model, context);
        return context.HasViolations ? null : model;
    }

    private static IEnumerable<BlockModel> Hiding(IReadOnlyList<BlockModel> blocks, INamedTypeSymbol type, ParseContext context)
    {
        IReadOnlyCollection<string> names = Inheritance.BlocksOf(type, context);
        return blocks.Select(block => block with { HidesInherited = names.Contains(block.MethodName) });
    }

    private static string OuterName(INamedTypeSymbol type)
    {
        string name = "outerMap";
        while (!type.GetMembers(name).IsEmpty)
        {
            name += "_";
        }

        return name;
    }
}
