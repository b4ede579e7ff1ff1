using System.Collections.Immutable;
using Basic.Reference.Assemblies;
using Coilwright.Generators.Model;
using Coilwright.Modbus;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Coilwright.Generators.Tests.Harness;

/// <summary>One run of the generator over source text.</summary>
internal sealed class GeneratorRun
{
    private static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.CSharp13, DocumentationMode.Diagnose);

    private static readonly ImmutableArray<MetadataReference> References =
    [
        .. Net100.References.All,
        MetadataReference.CreateFromFile(typeof(CoilwrightException).Assembly.Location),
        MetadataReference.CreateFromFile(typeof(ModbusRegisterMapAttribute).Assembly.Location),
    ];

    private GeneratorRun(CSharpCompilation input, GeneratorDriver driver)
    {
        Input = input;
        Driver = driver.RunGeneratorsAndUpdateCompilation(input, out Compilation output, out _);
        Output = output;
    }

    public CSharpCompilation Input { get; }

    public Compilation Output { get; }

    public GeneratorDriver Driver { get; }

    public GeneratorRunResult Result => Driver.GetRunResult().Results.Single();

    public ImmutableArray<GeneratedSourceResult> Sources => Result.GeneratedSources;

    /// <summary>The models that the generator printed from.</summary>
    public IEnumerable<RegisterMapModel> Models => Result.TrackedSteps.TryGetValue(RegisterMapGenerator.ModelStep, out ImmutableArray<IncrementalGeneratorRunStep> steps)
        ? steps.SelectMany(step => step.Outputs).Select(output => output.Value).OfType<RegisterMapModel>()
        : [];

    /// <summary>Everything the compiler has to say at its strictest, but for missing documentation in what a test wrote itself.</summary>
    public IEnumerable<Diagnostic> Diagnostics => Output.GetDiagnostics()
        .Where(diagnostic => diagnostic.Severity != DiagnosticSeverity.Hidden)
        .Where(diagnostic => diagnostic.Id != "CS1591" || !Input.SyntaxTrees.Any(tree => tree == diagnostic.Location.SourceTree))
        .Concat(Result.Diagnostics);

    public static GeneratorRun Of(params string[] sources) => Of(Options, sources);

    public static GeneratorRun Of(CSharpCompilationOptions options, params string[] sources)
    {
        IEnumerable<SyntaxTree> trees = sources.Select((source, index) => CSharpSyntaxTree.ParseText(source, ParseOptions, $"Source{index}.cs"));
        return new(CSharpCompilation.Create("Test", trees, References, options), NewDriver());
    }

    /// <summary>The text of a generated file.</summary>
    public string Text(string hintName) => Sources.Single(source => source.HintName == hintName).SourceText.ToString();

    /// <summary>Runs again over a changed compilation, with what the driver remembers.</summary>
    public GeneratorRun Again(Func<CSharpCompilation, CSharpCompilation> change) => new(change(Input), Driver);

    public static SyntaxTree Parse(string source, string path) => CSharpSyntaxTree.ParseText(source, ParseOptions, path);

    /// <summary>The strictest that a user can ask for.</summary>
    public static CSharpCompilationOptions Options { get; } = new(
        OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable, checkOverflow: true, warningLevel: 9999);

    private static CSharpGeneratorDriver NewDriver() => CSharpGeneratorDriver.Create(
        [new RegisterMapGenerator().AsSourceGenerator()],
        parseOptions: ParseOptions,
        driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));
}
