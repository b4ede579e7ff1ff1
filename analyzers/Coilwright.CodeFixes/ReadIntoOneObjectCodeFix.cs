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

/// <summary>CW1105: makes the object before the loop and reads into it.</summary>
/// <remarks>
/// ReadAsync(target) tells through its result what a device refused, where ReadAsync() throws. The result is therefore kept in a variable,
/// for its author to look at.
/// </remarks>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ReadIntoOneObjectCodeFix))]
[Shared]
public sealed class ReadIntoOneObjectCodeFix : CodeFixProvider
{
    private const string Title = "Read into one object";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [RuleIds.ReadAllocatesInLoop];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        if (await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false) is { } root
            && root.FindNode(context.Span, getInnermostNodeForTie: true) is InvocationExpressionSyntax call
            && call.FirstAncestorOrSelf<LocalDeclarationStatementSyntax>() is { Declaration.Variables.Count: 1 } declaration
            && Loop(call) is { Parent: BlockSyntax or GlobalStatementSyntax } loop
            && context.Diagnostics[0].Properties.TryGetValue(UseAnalyzer.MapProperty, out string? map)
            && map is not null)
        {
            context.RegisterCodeFix(
                CodeAction.Create(Title, cancellationToken => ReadIntoAsync(context.Document, map, call, declaration, loop, cancellationToken), equivalenceKey: Title),
                context.Diagnostics);
        }
    }

    private static StatementSyntax? Loop(SyntaxNode call) => call.Ancestors().OfType<StatementSyntax>().FirstOrDefault(static statement =>
        statement is WhileStatementSyntax or DoStatementSyntax or ForStatementSyntax or CommonForEachStatementSyntax);

    private static async Task<Document> ReadIntoAsync(
        Document document,
        string map,
        InvocationExpressionSyntax call,
        LocalDeclarationStatementSyntax declaration,
        StatementSyntax loop,
        CancellationToken cancellationToken)
    {
        DocumentEditor editor = await DocumentEditor.CreateAsync(document, cancellationToken).ConfigureAwait(false);
        VariableDeclaratorSyntax variable = declaration.Declaration.Variables[0];
        string result = Syntax.NewLocal("result", editor.SemanticModel, loop);
        ArgumentSyntax target = SyntaxFactory.Argument(SyntaxFactory.IdentifierName(variable.Identifier.WithoutTrivia()));
        ExpressionSyntax readInto = variable.Initializer!.Value.ReplaceNode(
            call, call.WithArgumentList(SyntaxFactory.ArgumentList(call.ArgumentList.Arguments.Insert(0, target))));
        StatementSyntax made = Syntax.Declare(map, variable.Identifier.Text, SyntaxFactory.ImplicitObjectCreationExpression(), loop);
        editor.ReplaceNode(
            declaration,
            SyntaxFactory.ParseStatement($"MapReadResult {result} = {readInto.NormalizeWhitespace()};").WithTriviaFrom(declaration));
        if (loop.Parent is GlobalStatementSyntax global)
        {
            editor.InsertBefore(global, SyntaxFactory.GlobalStatement(made));
        }
        else
        {
            editor.InsertBefore(loop, made);
        }

        return editor.GetChangedDocument();
    }
}
