using System.Composition;
using Coilwright.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.Formatting;

namespace Coilwright.CodeFixes;

/// <summary>CW1101: reads the map once in each round and takes the members from it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ReadWholeMapCodeFix))]
[Shared]
public sealed class ReadWholeMapCodeFix() : CallCodeFix(RuleIds.ReadMemberByMember, "Read the whole map at once")
{
    private const string Read = "Read";
    private const string Async = "Async";

    /// <inheritdoc/>
    private protected override bool CanChange(IReadOnlyList<InvocationExpressionSyntax> calls) =>
        calls.Count > 1
        && calls.All(static call => call.Expression is MemberAccessExpressionSyntax
            && Syntax.AwaitAround(call) is { } read
            && Whole(read) is not { Parent: not BlockSyntax })
        && FirstStatement(calls) is { Parent: { } block } && !Syntax.IsConditional(block);

    /// <inheritdoc/>
    private protected override async Task<Document> ChangeAsync(
        Document document, IReadOnlyList<InvocationExpressionSyntax> calls, string map, CancellationToken cancellationToken)
    {
        DocumentEditor editor = await DocumentEditor.CreateAsync(document, cancellationToken).ConfigureAwait(false);
        StatementSyntax first = FirstStatement(calls)!;
        string local = Syntax.NewLocal(Syntax.NameOf(map), editor.SemanticModel, first, first.Parent!);
        AwaitExpressionSyntax firstRead = Syntax.AwaitAround(calls[0])!;
        AwaitExpressionSyntax readAll = firstRead.ReplaceNode(((MemberAccessExpressionSyntax)calls[0].Expression).Name, SyntaxFactory.IdentifierName("ReadAsync"));
        StatementSyntax declaration = Syntax.Declare(map, local, readAll);
        foreach (InvocationExpressionSyntax call in calls)
        {
            AwaitExpressionSyntax read = Syntax.AwaitAround(call)!;
            if (Whole(read) is { } statement)
            {
                if (statement != first)
                {
                    editor.RemoveNode(statement, IsCommented(statement) ? SyntaxRemoveOptions.KeepExteriorTrivia : SyntaxRemoveOptions.KeepNoTrivia);
                }

                continue;
            }

            ExpressionSyntax value = read.Parent is ParenthesizedExpressionSyntax parenthesized ? parenthesized : read;
            editor.ReplaceNode(value, SyntaxFactory.ParseExpression($"{local}.{MemberOf(call)}").WithTriviaFrom(value));
        }

        if (Whole(firstRead) == first)
        {
            editor.ReplaceNode(first, declaration.WithTriviaFrom(first).WithAdditionalAnnotations(Formatter.Annotation));
        }
        else
        {
            Syntax.InsertBefore(editor, first, declaration);
        }

        return editor.GetChangedDocument();
    }

    /// <summary>The statement with the first read in the innermost block with all of them.</summary>
    private static StatementSyntax? FirstStatement(IReadOnlyList<InvocationExpressionSyntax> calls) => calls[0].Ancestors().OfType<StatementSyntax>()
        .FirstOrDefault(statement => statement.Parent is BlockSyntax block && block.Span.Contains(calls[calls.Count - 1].Span));

    /// <summary>The statement that does nothing but read, and drops the value.</summary>
    private static ExpressionStatementSyntax? Whole(AwaitExpressionSyntax read) => read.Parent as ExpressionStatementSyntax;

    private static bool IsCommented(StatementSyntax statement) =>
        statement.GetLeadingTrivia().Concat(statement.GetTrailingTrivia()).Any(static trivia => !trivia.IsKind(SyntaxKind.WhitespaceTrivia) && !trivia.IsKind(SyntaxKind.EndOfLineTrivia));

    private static string MemberOf(InvocationExpressionSyntax call)
    {
        string method = ((MemberAccessExpressionSyntax)call.Expression).Name.Identifier.ValueText;
        return Syntax.Escaped(method.Substring(Read.Length, method.Length - Read.Length - Async.Length));
    }
}
