using System.Collections.Immutable;
using Coilwright.Analyzers.Descriptors;
using Coilwright.Analyzers.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Coilwright.Analyzers.Tests.Pages;

/// <summary>Generator and analyzers agree: what a page calls right gets code, what it flags gets none.</summary>
public sealed class RulePageGenerationTests
{
    public static TheoryData<string> Ids => [.. RuleDescriptors.OfDeclarations.Select(static descriptor => descriptor.Id)];

    public static TheoryData<string> Errors =>
        [.. RuleDescriptors.OfDeclarations.Where(static descriptor => descriptor.DefaultSeverity == DiagnosticSeverity.Error).Select(static descriptor => descriptor.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task The_fixed_code_gets_code_that_compiles_without_a_warning(string id)
    {
        Compilation generated = Generate(RulePage.Read(id).Fixed);

        Assert.NotEmpty(generated.SyntaxTrees.Skip(1));
        Assert.Empty(Analysis.Complaints(generated));
        Assert.Empty(await Analysis.ReportAsync(generated));
    }

    [Theory]
    [MemberData(nameof(Errors))]
    public async Task The_flagged_code_gets_none_and_is_still_reported(string id)
    {
        Compilation generated = Generate(RulePage.Read(id).Flagged);

        ImmutableArray<Diagnostic> reported = await Analysis.ReportAsync(generated);
        Assert.NotEmpty(reported);
        Assert.All(reported, diagnostic => Assert.DoesNotContain(generated.SyntaxTrees.Skip(1), tree => tree.FilePath.Contains(FileOf(diagnostic), StringComparison.Ordinal)));
    }

    // Only the type that is flagged gets none: others of the same page may be right.
    private static string FileOf(Diagnostic diagnostic) =>
        $"Plant.{diagnostic.Location.SourceTree!.GetRoot().FindNode(diagnostic.Location.SourceSpan).AncestorsAndSelf().OfType<TypeDeclarationSyntax>().Last().Identifier.Text}.";

    private static Compilation Generate(string declarations) =>
        Analysis.Generate(Analysis.Compile(Sources.File(declarations), References.WithCoilwright));
}
