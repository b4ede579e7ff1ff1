using System.Collections.Immutable;
using System.Composition;
using Coilwright.Analyzers;
using Coilwright.Analyzers.Use;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Coilwright.CodeFixes;

/// <summary>CW1102: awaits the request, in functions that are async already.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(AwaitCodeFix))]
[Shared]
public sealed class AwaitCodeFix : NodeCodeFix
{
    private const string Title = "Await it";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [RuleIds.RequestNotAwaited];

    /// <inheritdoc/>
    private protected override IEnumerable<NodeChange> Changes(CodeFixContext context, SyntaxNode root, SemanticModel model)
    {
        if (root.FindNode(context.Span, getInnermostNodeForTie: true) is ExpressionSyntax request
            && Place(request) is { } place
            && Syntax.IsInAsync(request)
            && Await(request, context.Diagnostics[0].Properties.ContainsKey(NotAwaitedAnalyzer.ValueTaskProperty)) is { } awaited)
        {
            yield return new(Title, () => root.ReplaceNode(place, In(place, awaited)));
        }
    }

    /// <summary>What becomes the await: the request, or the declaration of a variable that nobody uses.</summary>
    private static SyntaxNode? Place(ExpressionSyntax request) => request.Parent switch
    {
        ExpressionStatementSyntax or ArrowExpressionClauseSyntax or AnonymousFunctionExpressionSyntax => request,
        EqualsValueClauseSyntax
        {
            Parent: VariableDeclaratorSyntax
            {
                Identifier: var name,
                Parent: VariableDeclarationSyntax { Variables.Count: 1, Parent: LocalDeclarationStatementSyntax { Parent: { } scope } statement },
            },
        } => IsUsed(name, statement.Parent is GlobalStatementSyntax ? scope.Parent! : scope) ? null : statement,
        _ => null,
    };

    private static bool IsUsed(SyntaxToken name, SyntaxNode scope) =>
        scope.DescendantNodes().OfType<IdentifierNameSyntax>().Any(used => used.Identifier.ValueText == name.ValueText);

    private static SyntaxNode In(SyntaxNode place, ExpressionSyntax awaited) => place is StatementSyntax
        ? SyntaxFactory.ExpressionStatement(awaited.WithoutTrivia()).WithTriviaFrom(place)
        : awaited.WithTriviaFrom(place);

    private static AwaitExpressionSyntax? Await(ExpressionSyntax request, bool isValueTask)
    {
        ExpressionSyntax awaited = request.WithoutTrivia();
        if (request is ConditionalAccessExpressionSyntax)
        {
            // Without a client there is no task: only a ValueTask has a default that can be awaited.
            if (!isValueTask)
            {
                return null;
            }

            awaited = SyntaxFactory.ParseExpression($"({awaited} ?? default)");
        }

        return SyntaxFactory.AwaitExpression(SyntaxFactory.Token(SyntaxKind.AwaitKeyword).WithTrailingTrivia(SyntaxFactory.Space), awaited);
    }
}
