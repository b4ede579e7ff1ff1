using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Coilwright.Analyzers.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Coilwright.Analyzers.Tests.Hardening;

/// <summary>
/// Editors run generators and analyzers on whatever stands in the file at the moment. Tokens are taken from sources that are right; nothing may
/// throw, and the generators may say nothing. With <c>COILWRIGHT_HALF_TYPED_ROUNDS=63</c> ten thousand sources are tried, which takes a minute and a
/// half of one core; without it, the first 6,400 of them.
/// </summary>
public sealed class HalfTypedSourceTests
{
    private const int FewRounds = 40;
    private const int MostMissing = 5;

    // A compilation costs far more than one file more in it, so each is of many files, each of which lacks tokens of its own.
    private const int FilesPerRound = 40;

    private static readonly int Rounds =
        int.TryParse(Environment.GetEnvironmentVariable("COILWRIGHT_HALF_TYPED_ROUNDS"), CultureInfo.InvariantCulture, out int rounds) ? rounds : FewRounds;

    public static TheoryData<string> Kinds => [.. WholeSources.ByKind.Keys];

    [Theory]
    [MemberData(nameof(Kinds))]
    [SuppressMessage("Security", "CA5394", Justification = "The edits are to be the same in every run.")]
    public async Task Generators_and_analyzers_survive_any_missing_tokens(string kind)
    {
        Random random = new(1979);
        for (int round = 0; round < Rounds; round++)
        {
            string[] files = [.. Enumerable.Range(0, FilesPerRound).Select(file => Halve(InNamespace(WholeSources.ByKind[kind], file), random))];
            await SurviveAsync(files, asBuilt: round == 0);
        }
    }

    private static string InNamespace(string source, int number) => source.Replace(
        "namespace Plant;", $"namespace Plant{number.ToString(CultureInfo.InvariantCulture)};", StringComparison.Ordinal);

    [SuppressMessage("Security", "CA5394", Justification = "The edits are to be the same in every run.")]
    private static string Halve(string source, Random random)
    {
        TextSpan[] tokens = [.. CSharpSyntaxTree.ParseText(source).GetRoot().DescendantTokens().Select(static token => token.Span)];
        IEnumerable<TextSpan> missing = Enumerable.Range(0, random.Next(MostMissing) + 1).Select(_ => tokens[random.Next(tokens.Length)]).Distinct();
        return SourceText.From(source).WithChanges(missing.Select(static span => new TextChange(span, "")).OrderBy(static change => change.Span)).ToString();
    }

    // Builds analyze everything, in one go; editors, which see far more of such sources, what is open.
    private static async Task SurviveAsync(string[] files, bool asBuilt)
    {
        try
        {
            CSharpCompilation compilation = Analysis.Compile(files, References.Few);
            GeneratorDriver driver = Analysis.NewDriver().RunGeneratorsAndUpdateCompilation(
                compilation, out Compilation generated, out _, TestContext.Current.CancellationToken);
            Assert.All(driver.GetRunResult().Results, static result => Assert.Null(result.Exception));
            Assert.Empty(driver.GetRunResult().Diagnostics);

            // Throws if an analyzer does.
            await (asBuilt ? Analysis.ReportAsync(generated) : Analysis.ReportAsync(generated, compilation.SyntaxTrees));
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // One of the files does it alone, as a rule.
            foreach (string file in files.Length > 1 ? files : [])
            {
                await SurviveAsync([file], asBuilt);
            }

            throw new InvalidOperationException(string.Join('\n', files), exception);
        }
    }
}
