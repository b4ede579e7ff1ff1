extern alias generators;

using Coilwright.Analyzers.Descriptors;
using Coilwright.Analyzers.Tests.Harness;
using generators::Coilwright.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Coilwright.Analyzers.Tests.Pages;

/// <summary>Generator and analyzers agree: what a page calls right gets code, what it flags gets none.</summary>
public sealed class RulePageGenerationTests
{
    public static TheoryData<string> Ids => [.. RuleDescriptors.All.Select(static descriptor => descriptor.Id)];

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
    [MemberData(nameof(Ids))]
    public async Task The_flagged_code_gets_none_and_is_still_reported(string id)
    {
        Compilation generated = Generate(RulePage.Read(id).Flagged);

        Assert.Empty(generated.SyntaxTrees.Skip(1));
        Assert.NotEmpty(await Analysis.ReportAsync(generated));
    }

    private static Compilation Generate(string declarations)
    {
        Compilation compilation = Analysis.Compile(Sources.File(declarations), References.WithCoilwright);
        CancellationToken cancellationToken = TestContext.Current.CancellationToken;
        CSharpGeneratorDriver.Create(new RegisterMapGenerator())
            .RunGeneratorsAndUpdateCompilation(compilation, out Compilation generated, out _, cancellationToken);
        return generated;
    }
}
