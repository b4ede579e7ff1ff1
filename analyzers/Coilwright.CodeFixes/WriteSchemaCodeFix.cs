using System.Collections.Immutable;
using System.Composition;
using Coilwright.Analyzers;
using Coilwright.Analyzers.Schema;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace Coilwright.CodeFixes;

/// <summary>CW2204: writes what a message or service adds into McpSchema.Unshipped.txt, which is made where it is missing.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(WriteSchemaCodeFix))]
[Shared]
public sealed class WriteSchemaCodeFix : CodeFixProvider
{
    private const string Title = "Write McpSchema.Unshipped.txt";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [RuleIds.NotInSchema];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => AllSchemaLines.Instance;

    /// <inheritdoc/>
    public override Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        Project project = context.Document.Project;
        context.RegisterCodeFix(
            CodeAction.Create(Title, token => WriteAsync(project, context.Diagnostics, token), equivalenceKey: Title), context.Diagnostics);
        return Task.CompletedTask;
    }

    private static async Task<Solution> WriteAsync(Project project, IEnumerable<Diagnostic> diagnostics, CancellationToken cancellationToken)
    {
        TextDocument? file = project.AdditionalDocuments.FirstOrDefault(static document => document.Name == SchemaFiles.UnshippedName);
        SourceText? text = file is null ? null : await file.GetTextAsync(cancellationToken).ConfigureAwait(false);
        IEnumerable<string> lines = text?.Lines.Select(static line => line.ToString()) ?? [];
        foreach (Diagnostic diagnostic in diagnostics)
        {
            string owner = diagnostic.Properties[SchemaAnalyzer.OwnerProperty]!;
            string added = diagnostic.Properties[SchemaAnalyzer.LinesProperty]!;
            lines = lines.Where(line => SchemaLine.Parse(line)?.Owner != owner).Concat(added.Split('\n'));
        }

        ILookup<bool, string> kinds = lines.Where(static line => line.Trim().Length > 0).ToLookup(static line => SchemaLine.Parse(line) is not null);
        IEnumerable<string> sorted = SchemaLine.Sort(kinds[true].Select(static line => SchemaLine.Parse(line)!)).Select(static line => line.ToString());
        var written = SourceText.From(string.Concat(kinds[false].Concat(sorted).Select(static line => line + "\n")));
        return file is null
            ? project.AddAdditionalDocument(SchemaFiles.UnshippedName, written).Project.Solution
            : project.Solution.WithAdditionalDocumentText(file.Id, written);
    }

    /// <summary>All messages and services of a project write into one file, so all of them are written at once.</summary>
    private sealed class AllSchemaLines : FixAllProvider
    {
        public static AllSchemaLines Instance { get; } = new();

        public override async Task<CodeAction?> GetFixAsync(FixAllContext fixAllContext)
        {
            Solution solution = fixAllContext.Solution;
            IEnumerable<Project> projects = fixAllContext.Scope == FixAllScope.Solution ? solution.Projects : [fixAllContext.Project];
            foreach (Project project in projects)
            {
                ImmutableArray<Diagnostic> diagnostics = await fixAllContext.GetAllDiagnosticsAsync(project).ConfigureAwait(false);
                if (!diagnostics.IsEmpty)
                {
                    solution = await WriteAsync(solution.GetProject(project.Id)!, diagnostics, fixAllContext.CancellationToken).ConfigureAwait(false);
                }
            }

            return CodeAction.Create(Title, _ => Task.FromResult(solution), equivalenceKey: Title);
        }
    }
}
