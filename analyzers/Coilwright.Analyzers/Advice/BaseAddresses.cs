using System.Globalization;
using Coilwright.Generators.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Coilwright.Analyzers.Advice;

/// <summary>
/// Looks whether a program moves a map to another address when it runs: that map itself, one derived from it, or one that has it as the element of a
/// group. A base address of 0 moves nothing.
/// </summary>
internal static class BaseAddresses
{
    private const int BaseAddressIndex = 2;
    private const int MostNested = 16;
    private const string ClientSuffix = "Client";

    /// <summary>Whether some call makes a client of such a map, or serves it, at a base address. Only asked for maps that are suspicious.</summary>
    public static bool AreGiven(INamedTypeSymbol map, KnownSymbols known, Compilation compilation, CancellationToken cancellationToken) =>
        compilation.SyntaxTrees
            .Where(static tree => !tree.FilePath.EndsWith(".g.cs", StringComparison.Ordinal))
            .Any(tree => IsGivenIn(tree, map, known, compilation, cancellationToken));

    private static bool IsGivenIn(SyntaxTree tree, INamedTypeSymbol map, KnownSymbols known, Compilation compilation, CancellationToken cancellationToken)
    {
        SemanticModel? model = null;
        foreach (SyntaxNode node in tree.GetRoot(cancellationToken).DescendantNodes())
        {
            if (BaseAddressOf(node) is not { } address)
            {
                continue;
            }

#pragma warning disable RS1030 // A call anywhere in the program may tell; few maps are suspicious, and few calls look like one of these.
            model ??= compilation.GetSemanticModel(tree);
#pragma warning restore RS1030
            if (!IsZero(model.GetConstantValue(address, cancellationToken))
                && MovedBy(node, model, compilation, cancellationToken).Any(moved => Concerns(moved, map, known, MostNested)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>What a call that may make a client, or serve a map, gives as the base address.</summary>
    private static ExpressionSyntax? BaseAddressOf(SyntaxNode node)
    {
        ArgumentListSyntax? arguments = node switch
        {
            BaseObjectCreationExpressionSyntax creation => creation.ArgumentList,
            ConstructorInitializerSyntax initializer => initializer.ArgumentList,
            InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Map" } } call => call.ArgumentList,
            InvocationExpressionSyntax { Expression: MemberBindingExpressionSyntax { Name.Identifier.ValueText: "Map" } } call => call.ArgumentList,
            _ => null,
        };
        ArgumentSyntax? found = arguments?.Arguments.FirstOrDefault(static argument => argument.NameColon?.Name.Identifier.ValueText == "baseAddress")
            ?? arguments?.Arguments.Skip(BaseAddressIndex).FirstOrDefault(static argument => argument.NameColon is null);
        return found?.Expression;
    }

    private static bool IsZero(Optional<object?> constant) =>
        constant is { HasValue: true, Value: IConvertible value and not string } && value.ToDouble(CultureInfo.InvariantCulture) == 0;

    /// <summary>The map that the call moves; none where it is a call of something else.</summary>
    private static IEnumerable<INamedTypeSymbol> MovedBy(SyntaxNode node, SemanticModel model, Compilation compilation, CancellationToken cancellationToken)
    {
        if (node is BaseObjectCreationExpressionSyntax)
        {
            return MapsOf(model.GetTypeInfo(node, cancellationToken).Type, compilation);
        }

        // Where generated code is not there yet, a map is not known to be one and nothing quite fits.
        SymbolInfo info = model.GetSymbolInfo(node, cancellationToken);
        if ((info.Symbol ?? info.CandidateSymbols.FirstOrDefault()) is not IMethodSymbol method)
        {
            return [];
        }

        return method.MethodKind == MethodKind.Constructor ? MapsOf(method.ContainingType, compilation)
            : IsOurs(method) && method.TypeArguments.Length == 1 && method.TypeArguments[0] is INamedTypeSymbol served ? [served]
            : [];
    }

    /// <summary>The map of a client. A client that is not generated yet is known by its name only.</summary>
    private static IEnumerable<INamedTypeSymbol> MapsOf(ITypeSymbol? client, Compilation compilation)
    {
        if (client is { TypeKind: TypeKind.Error } && client.Name.EndsWith(ClientSuffix, StringComparison.Ordinal))
        {
            string name = client.Name.Substring(0, client.Name.Length - ClientSuffix.Length);
            return name.Length == 0 ? [] : compilation.GetSymbolsWithName(name, SymbolFilter.Type).OfType<INamedTypeSymbol>();
        }

        for (ITypeSymbol? current = client; current is not null; current = current.BaseType)
        {
            if (current is INamedTypeSymbol { Name: "ModbusMapClient", Arity: 1 } own && IsOurs(own) && own.TypeArguments[0] is INamedTypeSymbol map)
            {
                return [map];
            }
        }

        return [];
    }

    private static bool IsOurs(ISymbol symbol) => symbol.ContainingAssembly?.Name.StartsWith("Coilwright", StringComparison.Ordinal) == true;

    private static bool Concerns(INamedTypeSymbol moved, INamedTypeSymbol map, KnownSymbols known, int depth) =>
        MapBases.Of(moved).Prepend(moved).Any(type => SymbolEqualityComparer.Default.Equals(type.OriginalDefinition, map.OriginalDefinition))
        || (depth > 0 && GroupElement.In(moved, known).Any(group => Concerns(group.Element, map, known, depth - 1)));
}
