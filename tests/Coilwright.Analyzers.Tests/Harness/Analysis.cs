extern alias generators;

using System.Collections.Immutable;
using generators::Coilwright.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Coilwright.Analyzers.Tests.Harness;

/// <summary>Compiles a source and runs the analyzers over it, without comparing anything.</summary>
internal static class Analysis
{
    private static readonly CSharpCompilationOptions Options = new(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable);

    /// <summary>Every analyzer of the package.</summary>
    public static ImmutableArray<DiagnosticAnalyzer> All { get; } =
    [
        .. typeof(RegisterMapAnalyzer).Assembly.GetTypes()
            .Where(static type => type.IsSubclassOf(typeof(DiagnosticAnalyzer)) && !type.IsAbstract)
            .Select(static type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!),
    ];

    /// <summary>A compilation of one file.</summary>
    public static CSharpCompilation Compile(string source, IEnumerable<MetadataReference> references) => Compile([source], references);

    /// <summary>A compilation of several files.</summary>
    public static CSharpCompilation Compile(IEnumerable<string> sources, IEnumerable<MetadataReference> references) => CSharpCompilation.Create(
        "Plant", sources.Select(static source => CSharpSyntaxTree.ParseText(source, cancellationToken: TestContext.Current.CancellationToken)), references, Options);

    // The generator, which implements the partial properties of groups, does not run here.
    private const string PartialWithoutImplementation = "CS9248";

    /// <summary>What the compiler itself has to say, hints aside.</summary>
    public static IEnumerable<Diagnostic> Complaints(Compilation compilation) =>
        compilation.GetDiagnostics(TestContext.Current.CancellationToken).Where(static diagnostic =>
            diagnostic.Severity >= DiagnosticSeverity.Warning && diagnostic.Id != PartialWithoutImplementation);

    /// <summary>All generators of the package, before their first run.</summary>
    public static GeneratorDriver NewDriver() =>
        CSharpGeneratorDriver.Create(new RegisterMapGenerator(), new MessageGenerator(), new ServiceGenerator());

    /// <summary>The compilation with what the generators add to it.</summary>
    public static Compilation Generate(Compilation compilation)
    {
        NewDriver().RunGeneratorsAndUpdateCompilation(compilation, out Compilation generated, out _, TestContext.Current.CancellationToken);
        return generated;
    }

    /// <summary>What all analyzers tell of a compilation and its additional files; an exception they throw goes to the caller.</summary>
    public static async Task<ImmutableArray<Diagnostic>> ReportAsync(Compilation compilation, params IEnumerable<AdditionalText> files) =>
        [.. (await ReportWithOffersAsync(compilation, files)).Where(static diagnostic => diagnostic.Severity != DiagnosticSeverity.Hidden)];

    /// <summary>The same, with what is not told to anybody: there only a fix is offered.</summary>
    public static Task<ImmutableArray<Diagnostic>> ReportWithOffersAsync(Compilation compilation, params IEnumerable<AdditionalText> files) =>
        Analyze(compilation, files).GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);

    /// <summary>
    /// What all analyzers report of some files, as an editor asks for those that are open: unlike a build it does not bind what is in the others, which for generated
    /// ones is most of the work.
    /// </summary>
    public static async Task<ImmutableArray<Diagnostic>> ReportAsync(Compilation compilation, IEnumerable<SyntaxTree> files)
    {
        CompilationWithAnalyzers analysis = Analyze(compilation, []);
        List<Diagnostic> reported = [];
        foreach (SyntaxTree file in files)
        {
            reported.AddRange(await analysis.GetAnalyzerSemanticDiagnosticsAsync(
                compilation.GetSemanticModel(file), filterSpan: null, TestContext.Current.CancellationToken));
        }

        return [.. reported];
    }

    private static CompilationWithAnalyzers Analyze(Compilation compilation, IEnumerable<AdditionalText> files)
    {
        CompilationWithAnalyzersOptions options = new(
            new AnalyzerOptions([.. files]),
            onAnalyzerException: static (exception, _, _) => throw new InvalidOperationException("The analyzer threw.", exception),
            concurrentAnalysis: false,
            logAnalyzerExecutionTime: false);
        return compilation.WithAnalyzers(All, options);
    }
}
