using System.Collections.Immutable;
using System.Composition;
using Coilwright.Analyzers;
using Coilwright.Generators.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Coilwright.CodeFixes;

/// <summary>
/// CW1019: takes the digit of the table, and the 1 that manuals start at, out of all addresses that belong together; not offered where some of them
/// cannot be changed, or may be meant otherwise.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ZeroBasedAddressesCodeFix))]
[Shared]
public sealed class ZeroBasedAddressesCodeFix : CodeFixProvider
{
    private const string Title = "Make addresses zero-based";

    /// <summary>The argument of the diagnostic that names the table.</summary>
    private const string Table = "1";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [RuleIds.AddressInManualStyle];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => AllTables.Instance;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        Project project = context.Document.Project;
        if (await FindAsync(project, context.Diagnostics[0], context.CancellationToken).ConfigureAwait(false) is { Count: > 0 } changes)
        {
            context.RegisterCodeFix(
                CodeAction.Create(Title, cancellationToken => ApplyAsync(project.Solution, changes, cancellationToken), equivalenceKey: Title),
                context.Diagnostics);
        }
    }

    /// <summary>What has to change, or nothing where it cannot all be changed.</summary>
    private static async Task<IReadOnlyDictionary<ExpressionSyntax, ExpressionSyntax>?> FindAsync(
        Project project, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        if (diagnostic.Location.SourceTree is not { } tree
            || project.GetDocument(tree) is not { } document
            || await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false) is not { } model
            || (await tree.GetRootAsync(cancellationToken).ConfigureAwait(false)).FindNode(diagnostic.Location.SourceSpan)
                .FirstAncestorOrSelf<AttributeSyntax>()?.FirstAncestorOrSelf<TypeDeclarationSyntax>() is not { } declaration
            || model.GetDeclaredSymbol(declaration, cancellationToken) is not { } type)
        {
            return null;
        }

        RegisterTable table = diagnostic.Properties.TryGetValue(Table, out string? name) && name == RegisterTable.InputRegister.Describe() + "s"
            ? RegisterTable.InputRegister
            : RegisterTable.HoldingRegister;
        IReadOnlyDictionary<ExpressionSyntax, ExpressionSyntax>? changes = ManualAddressSearch.Find(type, table, model.Compilation, cancellationToken);

        // What a generator wrote would be written again.
        return changes?.Keys.All(address => project.GetDocument(address.SyntaxTree) is not (null or SourceGeneratedDocument)) == true ? changes : null;
    }

    private static async Task<Solution> ApplyAsync(
        Solution solution, IEnumerable<KeyValuePair<ExpressionSyntax, ExpressionSyntax>> changes, CancellationToken cancellationToken)
    {
        Solution changed = solution;
        foreach (IGrouping<SyntaxTree, KeyValuePair<ExpressionSyntax, ExpressionSyntax>> part in changes.GroupBy(static change => change.Key.SyntaxTree))
        {
            var own = part.ToDictionary(static change => change.Key, static change => change.Value);
            SyntaxNode root = await part.Key.GetRootAsync(cancellationToken).ConfigureAwait(false);
            changed = changed.WithDocumentSyntaxRoot(solution.GetDocumentId(part.Key)!, root.ReplaceNodes(own.Keys, (address, _) => own[address]));
        }

        return changed;
    }

    /// <summary>Maps that belong together are reported one by one but changed once.</summary>
    private sealed class AllTables : FixAllProvider
    {
        public static AllTables Instance { get; } = new();

        public override async Task<CodeAction?> GetFixAsync(FixAllContext fixAllContext)
        {
            var changes = new Dictionary<ExpressionSyntax, ExpressionSyntax>();
            IEnumerable<Project> projects = fixAllContext.Scope == FixAllScope.Solution ? fixAllContext.Solution.Projects : [fixAllContext.Project];
            foreach (Project project in projects)
            {
                foreach (Diagnostic diagnostic in await DiagnosticsAsync(project, fixAllContext).ConfigureAwait(false))
                {
                    IReadOnlyDictionary<ExpressionSyntax, ExpressionSyntax>? found = await FindAsync(project, diagnostic, fixAllContext.CancellationToken).ConfigureAwait(false);
                    foreach (ExpressionSyntax address in found?.Keys ?? [])
                    {
                        changes[address] = found![address];
                    }
                }
            }

            return CodeAction.Create(Title, token => ApplyAsync(fixAllContext.Solution, changes, token), equivalenceKey: Title);
        }

        private static Task<ImmutableArray<Diagnostic>> DiagnosticsAsync(Project project, FixAllContext context) =>
            context is { Scope: FixAllScope.Document, Document: { } document }
                ? context.GetDocumentDiagnosticsAsync(document)
                : context.GetAllDiagnosticsAsync(project);
    }
}
