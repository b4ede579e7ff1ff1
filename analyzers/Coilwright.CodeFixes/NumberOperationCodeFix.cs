using System.Collections.Immutable;
using System.Composition;
using System.Globalization;
using Coilwright.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Coilwright.CodeFixes;

/// <summary>CW2102: gives a method of a service the next number that is free.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(NumberOperationCodeFix))]
[Shared]
public sealed class NumberOperationCodeFix : NodeCodeFix
{
    private const string Title = "Number the operation";
    private const string AttributeName = "Coilwright.Mcp.McpOperationAttribute";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [RuleIds.OperationWithoutNumber];

    /// <inheritdoc/>
    private protected override IEnumerable<NodeChange> Changes(CodeFixContext context, SyntaxNode root, SemanticModel model)
    {
        if (root.FindNode(context.Span).FirstAncestorOrSelf<MethodDeclarationSyntax>() is { } method
            && model.GetDeclaredSymbol(method, context.CancellationToken) is { } symbol)
        {
            string number = FreeNumber(symbol).ToString(CultureInfo.InvariantCulture);
            yield return new(Title, () => root.ReplaceNode(method, WithNumber(method, number)));
        }
    }

    // Each of several methods without a number counts those before it, so that all can be fixed at once.
    private static int FreeNumber(IMethodSymbol method)
    {
        int greatest = 0;
        int before = 0;
        bool isBefore = true;
        foreach (IMethodSymbol other in method.ContainingType.GetMembers().OfType<IMethodSymbol>().Where(static other => other.MethodKind == MethodKind.Ordinary))
        {
            isBefore &= !SymbolEqualityComparer.Default.Equals(other, method);
            if (other.GetAttributes().FirstOrDefault(static attribute => attribute.AttributeClass?.ToDisplayString() == AttributeName) is { } attribute)
            {
                greatest = Math.Max(greatest, attribute.ConstructorArguments.FirstOrDefault().Value is int number ? number : 0);
            }
            else if (isBefore && other.IsAbstract)
            {
                before++;
            }
        }

        return greatest + before + 1;
    }

    private static MethodDeclarationSyntax WithNumber(MethodDeclarationSyntax method, string number)
    {
        AttributeSyntax attribute = SyntaxFactory.Attribute(
            SyntaxFactory.ParseName("McpOperation"),
            SyntaxFactory.AttributeArgumentList([SyntaxFactory.AttributeArgument(SyntaxFactory.ParseExpression(number))]));
        AttributeListSyntax list = SyntaxFactory.AttributeList([attribute])
            .WithLeadingTrivia(method.GetLeadingTrivia())
            .WithTrailingTrivia(SyntaxFactory.Space);
        MethodDeclarationSyntax bare = method.WithLeadingTrivia();
        return bare.WithAttributeLists(bare.AttributeLists.Insert(0, list));
    }
}
