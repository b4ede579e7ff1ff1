using System.Composition;
using Coilwright.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;

namespace Coilwright.CodeFixes;

/// <summary>CW1105: makes the object before the loop and reads into it.</summary>
/// <remarks>
/// ReadAsync(target) tells through its result what a device refused, where ReadAsync() throws. ThrowIfRefused makes up for that: without it the
/// value of an earlier round would pass for one of this.
/// </remarks>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ReadIntoOneObjectCodeFix))]
[Shared]
public sealed class ReadIntoOneObjectCodeFix() : CallCodeFix(RuleIds.ReadAllocatesInLoop, "Read into one object")
{
    /// <inheritdoc/>
    private protected override bool CanChange(IReadOnlyList<InvocationExpressionSyntax> calls) =>
        calls.Count == 1 && calls[0] is { Expression: MemberAccessExpressionSyntax } call
        && Syntax.AwaitAround(call) is { } read
        && Syntax.Loop(call) is { Parent: BlockSyntax or GlobalStatementSyntax } loop
        && !Syntax.IsConditional(loop)
        && Syntax.Outermost(read).Parent switch
        {
            EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax variable } => Declaration(variable) is { Declaration.Variables.Count: 1 },
            ExpressionStatementSyntax => true,
            _ => Statement(read) is { } statement && loop.Span.Contains(statement.Span) && statement != loop,
        };

    /// <inheritdoc/>
    private protected override async Task<Document> ChangeAsync(
        Document document, IReadOnlyList<InvocationExpressionSyntax> calls, string map, CancellationToken cancellationToken)
    {
        DocumentEditor editor = await DocumentEditor.CreateAsync(document, cancellationToken).ConfigureAwait(false);
        InvocationExpressionSyntax call = calls[0];
        StatementSyntax loop = Syntax.Loop(call)!;
        AwaitExpressionSyntax read = Syntax.AwaitAround(call)!;
        ExpressionSyntax value = Syntax.Outermost(read);
        SyntaxNode scope = loop.Parent is BlockSyntax block ? block : editor.OriginalRoot;
        string name;
        if (value.Parent is EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax variable })
        {
            SyntaxToken[] uses = [.. Uses(variable, loop, editor.SemanticModel)];
            name = Syntax.IsFree(variable.Identifier.ValueText, editor.SemanticModel, loop, scope, uses)
                ? variable.Identifier.Text
                : Syntax.NewLocal(variable.Identifier.ValueText, editor.SemanticModel, loop, scope);
            foreach (SyntaxToken use in uses.Where(use => use.Parent is IdentifierNameSyntax && use.Text != name))
            {
                editor.ReplaceNode(use.Parent!, SyntaxFactory.IdentifierName(name).WithTriviaFrom(use.Parent!));
            }

            LocalDeclarationStatementSyntax declaration = Declaration(variable)!;
            editor.ReplaceNode(declaration, ReadInto(call, read, name).WithTriviaFrom(declaration));
        }
        else
        {
            name = Syntax.NewLocal(Syntax.NameOf(map), editor.SemanticModel, loop, scope);
            if (value.Parent is ExpressionStatementSyntax whole)
            {
                editor.ReplaceNode(whole, ReadInto(call, read, name).WithTriviaFrom(whole));
            }
            else
            {
                StatementSyntax statement = Statement(read)!;
                editor.ReplaceNode(value, SyntaxFactory.IdentifierName(name).WithTriviaFrom(value));
                Syntax.InsertBefore(editor, statement, ReadInto(call, read, name));
            }
        }

        Syntax.InsertBefore(editor, loop, Syntax.Declare(map, name, SyntaxFactory.ImplicitObjectCreationExpression()));
        return editor.GetChangedDocument();
    }

    private static LocalDeclarationStatementSyntax? Declaration(VariableDeclaratorSyntax variable) => variable.Parent?.Parent as LocalDeclarationStatementSyntax;

    private static StatementSyntax? Statement(AwaitExpressionSyntax read) =>
        read.FirstAncestorOrSelf<StatementSyntax>(static statement => statement.Parent is BlockSyntax);

    private static IEnumerable<SyntaxToken> Uses(VariableDeclaratorSyntax variable, StatementSyntax loop, SemanticModel model)
    {
        ISymbol? local = model.GetDeclaredSymbol(variable);
        return loop.DescendantNodes().OfType<IdentifierNameSyntax>()
            .Where(use => use.Identifier.ValueText == variable.Identifier.ValueText && SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(use).Symbol, local))
            .Select(static use => use.Identifier)
            .Append(variable.Identifier);
    }

    private static ExpressionStatementSyntax ReadInto(InvocationExpressionSyntax call, AwaitExpressionSyntax read, string name)
    {
        ArgumentSyntax target = SyntaxFactory.Argument(SyntaxFactory.IdentifierName(name));
        ArgumentListSyntax arguments = SyntaxFactory.ArgumentList(call.ArgumentList.Arguments.Insert(0, target)).NormalizeWhitespace();
        ExpressionSyntax result = SyntaxFactory.ParenthesizedExpression(read.ReplaceNode(call, call.WithArgumentList(arguments)).WithoutTrivia());
        return SyntaxFactory.ExpressionStatement(SyntaxFactory.InvocationExpression(
            SyntaxFactory.MemberAccessExpression(SyntaxKind.SimpleMemberAccessExpression, result, SyntaxFactory.IdentifierName("ThrowIfRefused"))));
    }
}
