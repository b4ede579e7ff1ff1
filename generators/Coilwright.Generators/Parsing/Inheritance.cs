using Microsoft.CodeAnalysis;

namespace Coilwright.Generators.Parsing;

/// <summary>What a map can reach of the properties that it inherits.</summary>
internal static class Inheritance
{
    /// <summary>Reports what a base maps and the map cannot take over: left out, it would stay as a new object has it and pass for a value.</summary>
    /// <returns>Whether it can take over everything.</returns>
    public static bool Check(INamedTypeSymbol type, ParseContext context)
    {
        bool isRight = true;
        if (MapBases.MapOf(type, context.Known) is { } map && IsHere(map, type) && IsWrong(map.OriginalDefinition, context))
        {
            Report(map, "which has errors of its own");
            return false;
        }

        IReadOnlyList<IPropertySymbol> properties = MapBases.PropertiesOf(type, context.Known);
        foreach (IPropertySymbol property in properties.Where(property => MapBases.IsMapped(property, context.Known) && !MapBases.Declares(type, property)))
        {
            if (WhyNot(property, type, context.Known) is { } reason)
            {
                Report(property.ContainingType, $"whose '{property.Name}' {reason}");
            }
            else if (properties.Any(other => other.Name == property.Name && !ReferenceEquals(other, property)))
            {
                Report(property.ContainingType, $"whose '{property.Name}' is hidden, not overridden");
            }
        }

        return isRight;

        void Report(INamedTypeSymbol ancestor, string why)
        {
            isRight = false;
            context.Report(Rule.TypeCannotBeGenerated, type, type.Name, $"derived from '{ancestor.Name}', {why}");
        }
    }

    /// <summary>The methods that decode the requests of the maps that a map is derived from, by name: those of the map may hide them.</summary>
    public static IReadOnlyCollection<string> BlocksOf(INamedTypeSymbol type, ParseContext context) =>
        [.. MapBases.Of(type).Where(ancestor => MapBases.IsMap(ancestor, context.Known)).SelectMany(ancestor => IsHere(ancestor, type)
            ? BlocksToCome(ancestor.OriginalDefinition, context)
            : ancestor.GetMembers().Select(member => member.Name))];

    /// <summary>
    /// The method of a base by which a map sets a property that it inherits and whose setter it cannot call, or <see langword="null"/> where it can, or
    /// there is none.
    /// </summary>
    public static string? SetterOf(IPropertySymbol property, INamedTypeSymbol map, KnownSymbols known)
    {
        if (MapBases.Declares(map, property) || (property.SetMethod is { } setter && CanCall(setter, map)))
        {
            return null;
        }

        string name = SetterName(property);
        bool isThere = IsHere(property.ContainingType, map)
            ? MapBases.IsMap(property.ContainingType, known) && OfferedSetter(property) is { } offered && CanCall(offered, property.ContainingType, map)
            : property.ContainingType.GetMembers(name).Any(member => member is IMethodSymbol { Parameters.Length: 1 } && CanCall(member, map));
        return isThere ? name : null;
    }

    /// <summary>Whether a property can be set over and over, by its setter or by the method that a base offers instead.</summary>
    public static bool IsSettable(IPropertySymbol property, INamedTypeSymbol map, KnownSymbols known) =>
        property.SetMethod is { IsInitOnly: false } || SetterOf(property, map, known) is not null;

    /// <summary>What the method is called by which derived maps set a property.</summary>
    public static string SetterName(IPropertySymbol property) => "Set" + property.Name;

    /// <summary>
    /// How accessible that method has to be, or <see langword="null"/> where derived maps can call the setter, or know nothing of the property. What
    /// is seen in one assembly only may be of a type that is seen in no other.
    /// </summary>
    public static Accessibility? OfferedSetter(IPropertySymbol property)
    {
        bool isLess = property.SetMethod is { IsInitOnly: false, DeclaredAccessibility: Accessibility.Private or Accessibility.Internal or Accessibility.ProtectedAndInternal } setter
            && setter.DeclaredAccessibility != property.DeclaredAccessibility
            && (setter.DeclaredAccessibility == Accessibility.Private || property.ContainingType.DeclaredAccessibility == Accessibility.Public);
        return isLess && CanBeDerivedFrom(property.ContainingType) ? ForDerived(property) : null;
    }

    /// <summary>Whether other maps can be derived from a type.</summary>
    public static bool CanBeDerivedFrom(INamedTypeSymbol type) => type is { IsSealed: false, TypeKind: TypeKind.Class };

    /// <summary>How accessible to derived maps is what is generated for a property, or <see langword="null"/> where they know nothing of it.</summary>
    public static Accessibility? ForDerived(IPropertySymbol property) => property.DeclaredAccessibility switch
    {
        Accessibility.Public or Accessibility.Protected or Accessibility.ProtectedOrInternal => Accessibility.Protected,
        Accessibility.Internal or Accessibility.ProtectedAndInternal => Accessibility.ProtectedAndInternal,
        _ => null,
    };

    /// <summary>Whether both are parts of one assembly, so that the code of neither is there yet.</summary>
    public static bool IsHere(INamedTypeSymbol type, INamedTypeSymbol map) => SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, map.ContainingAssembly);

    /// <summary>Whether the internals of a type are open to a map.</summary>
    public static bool IsOpenTo(ITypeSymbol type, INamedTypeSymbol map) =>
        type.ContainingAssembly is null
        || SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, map.ContainingAssembly)
        || type.ContainingAssembly.GivesAccessTo(map.ContainingAssembly);

    // The analyzers see generated code, whose names are taken by itself.
    private static bool IsWrong(INamedTypeSymbol map, ParseContext context)
    {
        bool isWrong = false;
        _ = RegisterMapParser.Parse(map, context.Known, violation => isWrong |= violation.Rule != Rule.ReservedName, context.CancellationToken);
        return isWrong;
    }

    private static IEnumerable<string> BlocksToCome(INamedTypeSymbol map, ParseContext context) =>
        RegisterMapParser.Read(map, new ParseContext(context.Known, null, context.CancellationToken)) is { } parsed && ConstructionParser.IsReusable(map, parsed.Members)
            ? parsed.Plan.Blocks.Select(block => block.MethodName)
            : [];

    private static string? WhyNot(IPropertySymbol property, INamedTypeSymbol map, KnownSymbols known)
    {
        bool isGroup = KnownSymbols.Find(property, known.RegisterGroup) is not null;
        return !CanCall(property, map) || property.GetMethod is { } getter && !CanCall(getter, map) ? "it cannot read"
            : isGroup && !MapBases.IsMap(property.ContainingType, known) ? "has no elements, because that is no map"
            : !isGroup && property.SetMethod is { } setter && !CanCall(setter, map) && SetterOf(property, map, known) is null ? "it cannot set"
            : null;
    }

    private static bool CanCall(ISymbol member, INamedTypeSymbol map) => CanCall(member.DeclaredAccessibility, member.ContainingType, map);

    private static bool CanCall(Accessibility accessibility, INamedTypeSymbol declaring, INamedTypeSymbol map) => accessibility switch
    {
        Accessibility.Public or Accessibility.Protected or Accessibility.ProtectedOrInternal => true,
        Accessibility.Internal or Accessibility.ProtectedAndInternal => IsOpenTo(declaring, map),
        _ => false,
    };
}
