using Coilwright.Generators.Model;
using Microsoft.CodeAnalysis;

namespace Coilwright.Generators.Parsing;

/// <summary>Describes the type of a map or message and what contains it, so that they can be declared again.</summary>
internal static class TypeParser
{
    public static TypeModel Parse(INamedTypeSymbol type, KnownSymbols known, CancellationToken cancellationToken) => new(
        TypeNames.Namespace(type.ContainingNamespace),
        Containers(type).Reverse().Select(Declaration).ToEquatableArray(),
        Declaration(type),
        type.Name,
        TypeNames.Escape(type.Name),
        TypeNames.Full(type),
        TypeNames.TypeParameters(type),
        TypeNames.Constraints(type),
        Accessibility(type.DeclaredAccessibility),
        HasDocumentation(type, cancellationToken),
        UsedSymbols.ExperimentalIds(type, known));

    private static IEnumerable<INamedTypeSymbol> Containers(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? container = type.ContainingType; container is not null; container = container.ContainingType)
        {
            yield return container;
        }
    }

    private static string Declaration(INamedTypeSymbol type)
    {
        string kind = (type.TypeKind, type.IsRecord) switch
        {
            (TypeKind.Interface, _) => "interface",
            (TypeKind.Struct, true) => "record struct",
            (TypeKind.Struct, false) => "struct",
            (_, true) => "record",
            _ => "class",
        };
        return $"partial {kind} {TypeNames.Escape(type.Name)}{TypeNames.TypeParameters(type)}";
    }

    private static string Accessibility(Accessibility accessibility) => accessibility switch
    {
        Microsoft.CodeAnalysis.Accessibility.Public => "public",
        Microsoft.CodeAnalysis.Accessibility.Private => "private",
        Microsoft.CodeAnalysis.Accessibility.Protected => "protected",
        Microsoft.CodeAnalysis.Accessibility.ProtectedOrInternal => "protected internal",
        Microsoft.CodeAnalysis.Accessibility.ProtectedAndInternal => "private protected",
        _ => "internal",
    };

    // Asked of the text, because the compiler does not parse documentation where none is built.
    private static bool HasDocumentation(INamedTypeSymbol type, CancellationToken cancellationToken) =>
        type.DeclaringSyntaxReferences.Any(
            reference => reference.GetSyntax(cancellationToken).GetLeadingTrivia()
                .Any(trivia => trivia.HasStructure || trivia.ToString().StartsWith("///", StringComparison.Ordinal)));
}
