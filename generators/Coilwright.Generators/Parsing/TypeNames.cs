using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Coilwright.Generators.Parsing;

/// <summary>How symbols are written in generated code.</summary>
internal static class TypeNames
{
    private static readonly SymbolDisplayFormat FullFormat = SymbolDisplayFormat.FullyQualifiedFormat.AddMiscellaneousOptions(
        SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    private static readonly SymbolDisplayFormat ReadableFormat = SymbolDisplayFormat.CSharpShortErrorMessageFormat;

    /// <summary>The type with <c>global::</c> and its nullability.</summary>
    public static string Full(ITypeSymbol type) => type.ToDisplayString(FullFormat);

    /// <summary>The view that is generated beside a message.</summary>
    public static string View(INamedTypeSymbol message) => Beside(message, "View");

    /// <summary>What is generated beside a type under its name and an ending.</summary>
    public static string Beside(INamedTypeSymbol type, string ending)
    {
        string container = type.ContainingType is { } outer ? Full(outer) + "." : Namespace(type.ContainingNamespace) is { } name ? $"global::{name}." : "global::";
        string arguments = type.Arity == 0 ? "" : $"<{string.Join(", ", type.TypeArguments.Select(Full))}>";
        return $"{container}{type.Name}{ending}{arguments}";
    }

    /// <summary>The type as a person would write it, for messages.</summary>
    public static string Readable(ITypeSymbol type) => type.ToDisplayString(ReadableFormat);

    /// <summary>The namespace, escaped, or <see langword="null"/> for the global one.</summary>
    public static string? Namespace(INamespaceSymbol containing) =>
        containing.IsGlobalNamespace
            ? null
            : containing.ToDisplayString(FullFormat.WithGlobalNamespaceStyle(SymbolDisplayGlobalNamespaceStyle.Omitted));

    /// <summary>The type's parameters as <c>&lt;T&gt;</c>, or nothing.</summary>
    public static string TypeParameters(INamedTypeSymbol type) =>
        type.Arity == 0 ? "" : $"<{string.Join(", ", type.TypeParameters.Select(parameter => Escape(parameter.Name)))}>";

    /// <summary>The constraints of the type's parameters, each on a line of its own after a line break, or nothing.</summary>
    public static string Constraints(INamedTypeSymbol type)
    {
        string bare = type.ToDisplayString(FullFormat.WithGenericsOptions(SymbolDisplayGenericsOptions.IncludeTypeParameters));
        string full = type.ToDisplayString(FullFormat.WithGenericsOptions(
            SymbolDisplayGenericsOptions.IncludeTypeParameters | SymbolDisplayGenericsOptions.IncludeTypeConstraints));
        return full.Substring(bare.Length).Replace(" where ", "\n    where ");
    }

    /// <summary>A name as an identifier: escaped if it is a keyword anywhere.</summary>
    public static string Escape(string name) =>
        SyntaxFacts.GetKeywordKind(name) != SyntaxKind.None || SyntaxFacts.GetContextualKeywordKind(name) != SyntaxKind.None
            ? "@" + name
            : name;

    /// <summary>Whether a class beside <paramref name="map"/>, and as accessible as that, can name the type.</summary>
    public static bool IsAccessibleBeside(ITypeSymbol type, INamedTypeSymbol map) => type switch
    {
        IArrayTypeSymbol array => IsAccessibleBeside(array.ElementType, map),
        INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable =>
            IsAccessibleBeside(nullable.TypeArguments[0], map),
        _ => IsVisibleBeside(type, map) && (type.ContainingType is null || IsAccessibleBeside(type.ContainingType, map)),
    };

    // What a type hides in itself can be named by what it hides as well.
    private static bool IsVisibleBeside(ITypeSymbol type, INamedTypeSymbol map)
    {
        if (type.DeclaredAccessibility is not (Accessibility.Private or Accessibility.Protected or Accessibility.ProtectedAndInternal))
        {
            return type.DeclaredAccessibility != Accessibility.Internal || Inheritance.IsOpenTo(type, map);
        }

        INamedTypeSymbol? neighbour = map;
        while (neighbour is not null && !SymbolEqualityComparer.Default.Equals(neighbour.ContainingType, type.ContainingType))
        {
            neighbour = neighbour.ContainingType;
        }

        return neighbour is not null && (neighbour.DeclaredAccessibility is Accessibility.Private || neighbour.DeclaredAccessibility == type.DeclaredAccessibility);
    }
}
