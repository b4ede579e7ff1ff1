using System.Collections.Immutable;
using System.Composition;
using Coilwright.Analyzers;
using Coilwright.Analyzers.Use;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;

namespace Coilwright.CodeFixes;

/// <summary>CW1101: reads the map once in each round and takes the members from it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ReadWholeMapCodeFix))]
[Shared]
public sealed class ReadWholeMapCodeFix : CodeFixProvider
{
    private const string Title = "Read the whole map at once";
    private const string Read = "Read";
    private const string Async = "Async";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [RuleIds.ReadMemberByMember];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        if (await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false) is not { } root)
        {
            return;
        }

        Diagnostic diagnostic = context.Diagnostics[0];
        InvocationExpressionSyntax[] calls =
        [
            .. diagnostic.AdditionalLocations.Prepend(diagnostic.Location)
                .Select(location => root.FindNode(location.SourceSpan, getInnermostNodeForTie: true))
                .OfType<InvocationExpressionSyntax>(),
        ];
        AwaitExpressionSyntax[] awaits = [.. calls.Select(Syntax.AwaitAround).OfType<AwaitExpressionSyntax>()];
        if (calls.Length > 0 && awaits.Length == calls.Length && FirstStatement(calls[0]) is { } first
            && diagnostic.Properties.TryGetValue(UseAnalyzer.MapProperty, out string? map) && map is not null)
        {
            context.RegisterCodeFix(
                CodeAction.Create(
                    Title, cancellationToken => ReadOnceAsync(context.Document, map, calls, awaits, first, cancellationToken), equivalenceKey: Title),
                diagnostic);
        }
    }

    /// <summary>The statement of the loop's own block in which the first read stands.</summary>
    private static StatementSyntax? FirstStatement(InvocationExpressionSyntax call)
    {
        StatementSyntax? loop = call.Ancestors().OfType<StatementSyntax>().FirstOrDefault(static statement =>
            statement is WhileStatementSyntax or DoStatementSyntax or ForStatementSyntax or CommonForEachStatementSyntax);
        return call.Ancestors().OfType<StatementSyntax>().FirstOrDefault(statement => statement.Parent is BlockSyntax block && block.Parent == loop);
    }

    private static async Task<Document> ReadOnceAsync(
        Document document,
        string map,
        InvocationExpressionSyntax[] calls,
        AwaitExpressionSyntax[] awaits,
        StatementSyntax first,
        CancellationToken cancellationToken)
    {
        DocumentEditor editor = await DocumentEditor.CreateAsync(document, cancellationToken).ConfigureAwait(false);
        var access = (MemberAccessExpressionSyntax)calls[0].Expression;
        string local = Syntax.NewLocal(map.Substring(map.LastIndexOfAny(['.', ':']) + 1).TrimEnd('>'), editor.SemanticModel, first.Parent!);
        AwaitExpressionSyntax readAll = awaits[0].ReplaceNode(access.Name, SyntaxFactory.IdentifierName("ReadAsync"));
        editor.InsertBefore(first, Syntax.Declare(map, local, readAll, first));
        for (int i = 0; i < calls.Length; i++)
        {
            string method = ((MemberAccessExpressionSyntax)calls[i].Expression).Name.Identifier.ValueText;
            string member = method.Substring(Read.Length, method.Length - Read.Length - Async.Length);
            editor.ReplaceNode(Parenthesized(awaits[i]), SyntaxFactory.ParseExpression($"{local}.{member}").WithTriviaFrom(Parenthesized(awaits[i])));
        }

        return editor.GetChangedDocument();
    }

    private static ExpressionSyntax Parenthesized(AwaitExpressionSyntax awaited) =>
        awaited.Parent is ParenthesizedExpressionSyntax parenthesized ? parenthesized : awaited;
}
