using System.Diagnostics.CodeAnalysis;
using Coilwright.Analyzers.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Coilwright.Analyzers.Tests.Maps;

public sealed class HalfTypedSourceTests
{
    private const int Edits = 300;

    [Fact]
    [SuppressMessage("Security", "CA5394", Justification = "The edits are to be the same in every run.")]
    public async Task The_analyzer_survives_any_missing_tokens()
    {
        SyntaxTree whole = CSharpSyntaxTree.ParseText(PlainMap.Source, cancellationToken: TestContext.Current.CancellationToken);
        SyntaxNode root = await whole.GetRootAsync(TestContext.Current.CancellationToken);
        TextSpan[] tokens = [.. root.DescendantTokens().Select(static token => token.Span)];
        Compilation compilation = Analysis.Compile(PlainMap.Source, References.WithCoilwright);
        SyntaxTree compiled = compilation.SyntaxTrees.Single();
        Random random = new(1979);

        for (int edit = 0; edit < Edits; edit++)
        {
            HashSet<TextSpan> missing = [.. Enumerable.Range(0, random.Next(1, 6)).Select(_ => tokens[random.Next(tokens.Length)])];
            SourceText text = SourceText.From(PlainMap.Source).WithChanges(missing.Select(static span => new TextChange(span, "")));

            // Throws if the analyzer does.
            await Analysis.ReportAsync(compilation.ReplaceSyntaxTree(compiled, compiled.WithChangedText(text)));
        }
    }
}
