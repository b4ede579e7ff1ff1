using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Coilwright.Generators.Parsing;

/// <summary>Whether the property of a group can be generated.</summary>
internal static class GroupDeclarationParser
{
    private const int MostNested = 16;

    /// <summary>What is in the way, or <see langword="null"/>.</summary>
    public static string? WhyNot(
        IPropertySymbol property, INamedTypeSymbol map, INamedTypeSymbol? element, bool isList, AttributeData attribute, ParseContext context)
    {
        int counts = new[] { attribute.Has("Count"), attribute.Has("CountFrom"), attribute.Has("CountFromLength") }.Count(has => has);
        return element is null ? $"'{TypeNames.Readable(property.Type)}' is neither a register map nor a list of one"
            : MapBases.Declares(map, property) && !IsPartial(property, context.CancellationToken) || property.SetMethod is not null ? "it must be a partial property with a getter only"
            : Contains(element, map, context.Known, 0) ? "it would contain itself"
            : element.TypeKind != TypeKind.Class || element.IsAbstract || !element.InstanceConstructors.Any(IsPlain) || HasRequired(element)
                ? $"'{element.Name}' must be a class with a public constructor without parameters and no required members"
            : !IsReusable(element, context.Known) || !IsReusable(map, context.Known)
                ? "the members of both maps must have setters that are not init-only"
            : OutwardReferences.Needed(element, context.Known, context.CancellationToken) is { } outer && !IsA(map, outer)
                ? $"'{element.Name}' is scaled or counted by what '{outer.Name}' holds, so that only a group of that map can repeat it"
            : isList && counts != 1 ? "a list needs exactly one of Count, CountFrom and CountFromLength"
            : !isList && counts != 0 ? "only a list can have a count"
            : attribute.Named("Count", 1) < 1 || attribute.Named("Stride", 0) < 0 ? "Count must be at least 1 and Stride not negative"
            : attribute.ConstructorArguments.Length == 0 == (attribute.Named<string?>("After", null) is null) ? "it needs either an address or After"
            : null;
    }

    private static bool IsA(INamedTypeSymbol map, INamedTypeSymbol type) =>
        MapBases.Of(map).Prepend(map).Any(each => SymbolEqualityComparer.Default.Equals(each.OriginalDefinition, type.OriginalDefinition));

    private static bool IsPlain(IMethodSymbol constructor) =>
        constructor is { Parameters.Length: 0, DeclaredAccessibility: Accessibility.Public };

    private static bool HasRequired(INamedTypeSymbol type) => MapBases.Of(type).Prepend(type).SelectMany(declaring => declaring.GetMembers()).Any(member => member is IPropertySymbol { IsRequired: true } or IFieldSymbol { IsRequired: true });

    private static bool IsReusable(INamedTypeSymbol type, KnownSymbols known) =>
        type.TypeKind == TypeKind.Class
        && MapBases.PropertiesOf(type, known).Where(known.IsMember).All(member => Inheritance.IsSettable(member, type, known));

    private static bool IsPartial(IPropertySymbol property, CancellationToken cancellationToken) => property.DeclaringSyntaxReferences.Any(
        reference => reference.GetSyntax(cancellationToken) is PropertyDeclarationSyntax declaration && declaration.Modifiers.Any(SyntaxKind.PartialKeyword));

    private static bool Contains(INamedTypeSymbol element, INamedTypeSymbol sought, KnownSymbols known, int depth) =>
        depth > MostNested
        || SymbolEqualityComparer.Default.Equals(element, sought)
        || GroupElement.In(element, known).Any(group => Contains(group.Element, sought, known, depth + 1));
}
