using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Coilwright.Generators.Parsing;

/// <summary>Whether code can be added to a type at all, seen from its declaration.</summary>
internal static class TypeDeclarationParser
{
    /// <param name="type">The type.</param>
    /// <param name="inherits">Whether what its bases declare belongs to it.</param>
    /// <param name="context">The run of the parser.</param>
    public static void Check(INamedTypeSymbol type, bool inherits, ParseContext context)
    {
        for (INamedTypeSymbol? current = type; current is not null; current = current.ContainingType)
        {
            if (!IsPartial(current, context.CancellationToken))
            {
                // At the map, whichever type it is: editors offer a fix only inside the declaration that is being analysed.
                context.Report(Rule.TypeNotPartial, type, current.Name);
            }
        }

        if (WhyNot(type, inherits, context.Known) is { } reason)
        {
            context.Report(Rule.TypeCannotBeGenerated, type, type.Name, reason);
        }
    }

    /// <summary>Whether another part of the type compiles, whatever else is wrong with it.</summary>
    public static bool TakesAnotherPart(INamedTypeSymbol type, CancellationToken cancellationToken)
    {
        for (INamedTypeSymbol? current = type; current is not null; current = current.ContainingType)
        {
            if (current.IsFileLocal || !IsPartial(current, cancellationToken))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsPartial(INamedTypeSymbol type, CancellationToken cancellationToken) =>
        type.DeclaringSyntaxReferences.Any(
            reference => reference.GetSyntax(cancellationToken) is TypeDeclarationSyntax declaration
                && declaration.Modifiers.Any(SyntaxKind.PartialKeyword));

    private static string? WhyNot(INamedTypeSymbol type, bool inherits, KnownSymbols known)
    {
        return type switch
        {
            { IsStatic: true } => "static",
            { IsAbstract: true } => "abstract",
            { IsRefLikeType: true } => "a ref struct",
            _ when IsFileLocal(type) => "file-local",
            _ when MapBases.IsMap(type, known) && KnownSymbols.Find(type, known.Message) is not null => inherits ? "a message as well" : "a register map as well",
            _ when inherits => null,
            _ when MapBases.Of(type).Any(ancestor => MapBases.IsMap(ancestor, known)) => "derived from a map",
            _ when MapBases.Of(type).Any(ancestor => KnownSymbols.Find(ancestor, known.Message) is not null) => "derived from another message",
            _ => MapBases.Of(type).FirstOrDefault(ancestor => ancestor.GetMembers().Any(known.IsMember)) is { } ancestor
                ? $"derived from '{ancestor.Name}', whose members would be left out"
                : null,
        };
    }

    private static bool IsFileLocal(INamedTypeSymbol type) =>
        type.IsFileLocal || (type.ContainingType is { } container && IsFileLocal(container));
}
