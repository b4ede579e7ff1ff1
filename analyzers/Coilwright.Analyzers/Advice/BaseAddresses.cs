using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Coilwright.Analyzers.Advice;

/// <summary>Looks whether a program moves a map to another address when it runs.</summary>
internal static class BaseAddresses
{
    private const int BaseAddressIndex = 2;

    /// <summary>Whether some call that may make a client of the map, or serve it, names a base address. Looks at the text alone, and only for maps that are suspicious.</summary>
    public static bool AreGiven(INamedTypeSymbol map, Compilation compilation, CancellationToken cancellationToken) =>
        compilation.SyntaxTrees.Any(tree => !tree.FilePath.EndsWith(".g.cs", StringComparison.Ordinal) && tree.GetRoot(cancellationToken).DescendantNodes().Any(node => node switch
        {
            ObjectCreationExpressionSyntax { ArgumentList: { } arguments } creation =>
                creation.Type.DescendantTokens().Any(token => token.ValueText == map.Name + "Client") && NamesBaseAddress(arguments),
            ImplicitObjectCreationExpressionSyntax creation => NamesBaseAddress(creation.ArgumentList),
            InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Map" } } call =>
                NamesBaseAddress(call.ArgumentList),
            _ => false,
        }));

    private static bool NamesBaseAddress(ArgumentListSyntax arguments) =>
        arguments.Arguments.Any(static argument => argument.NameColon?.Name.Identifier.ValueText == "baseAddress")
        || (arguments.Arguments.Count > BaseAddressIndex && arguments.Arguments[BaseAddressIndex].NameColon is null);
}
