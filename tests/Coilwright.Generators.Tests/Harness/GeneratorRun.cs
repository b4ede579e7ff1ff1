using System.Collections.Immutable;
using Basic.Reference.Assemblies;
using Coilwright.Generators.Model;
using Coilwright.Mcp;
using Coilwright.Modbus;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;

namespace Coilwright.Generators.Tests.Harness;

/// <summary>One run of all generators over source text.</summary>
internal sealed class GeneratorRun
{
    /// <summary>The oldest language that is promised, and every word of documentation looked at.</summary>
    public static CSharpParseOptions ParseOptions { get; } = new(LanguageVersion.CSharp13, DocumentationMode.Diagnose);

    private static readonly ImmutableArray<MetadataReference> References =
    [
        .. Net100.References.All,
        MetadataReference.CreateFromFile(typeof(CoilwrightException).Assembly.Location),
        MetadataReference.CreateFromFile(typeof(ModbusRegisterMapAttribute).Assembly.Location),
        MetadataReference.CreateFromFile(typeof(McpMessageAttribute).Assembly.Location),
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

    /// <summary>What the generator of maps did.</summary>
    public GeneratorRunResult Result => Results[0];

    /// <summary>What the generators of maps, messages and services did.</summary>
    public ImmutableArray<GeneratorRunResult> Results => Driver.GetRunResult().Results;

    public ImmutableArray<GeneratedSourceResult> Sources => [.. Results.SelectMany(result => result.GeneratedSources)];

    /// <summary>The models that the generator printed from.</summary>
    public IEnumerable<RegisterMapModel> Models => Result.TrackedSteps.TryGetValue(RegisterMapGenerator.ModelStep, out ImmutableArray<IncrementalGeneratorRunStep> steps)
        ? steps.SelectMany(step => step.Outputs).Select(output => output.Value).OfType<RegisterMapModel>()
        : [];

    /// <summary>Why the files were printed, or not printed again.</summary>
    public IEnumerable<IncrementalStepRunReason> OutputReasons => Results
        .SelectMany(result => result.TrackedOutputSteps)
        .SelectMany(step => step.Value)
        .SelectMany(tracked => tracked.Outputs)
        .Select(output => output.Reason);

    /// <summary>Everything the compiler has to say at its strictest, but for missing documentation in what a test wrote itself.</summary>
    public IEnumerable<Diagnostic> Diagnostics => Output.GetDiagnostics()
        .Where(diagnostic => diagnostic.Severity != DiagnosticSeverity.Hidden)
        .Where(diagnostic => diagnostic.Id != "CS1591" || !Input.SyntaxTrees.Any(tree => tree == diagnostic.Location.SourceTree))
        .Concat(Results.SelectMany(result => result.Diagnostics));

    public static GeneratorRun Of(params string[] sources) => Of(Options, sources);

    public static GeneratorRun Of(CSharpCompilationOptions options, params string[] sources) => Of(options, ParseOptions, sources);

    public static GeneratorRun Of(CSharpCompilationOptions options, CSharpParseOptions parseOptions, params string[] sources) =>
        new(Compile(options, parseOptions, sources), NewDriver(parseOptions));

    /// <summary>A run over an assembly that refers to another, as the compiler has left that.</summary>
    public static GeneratorRun Over(GeneratorRun library, params string[] sources) => new(
        Compile(Options, ParseOptions, sources).WithAssemblyName("Over").AddReferences(MetadataReference.CreateFromImage(library.Emit())), NewDriver(ParseOptions));

    /// <summary>The compiled assembly.</summary>
    public byte[] Emit()
    {
        using var stream = new MemoryStream();
        EmitResult result = Output.Emit(stream, cancellationToken: TestContext.Current.CancellationToken);
        Assert.True(result.Success, string.Join('\n', result.Diagnostics));
        return stream.ToArray();
    }

    /// <summary>A compilation before any generator has seen it.</summary>
    public static CSharpCompilation Compile(CSharpCompilationOptions options, CSharpParseOptions parseOptions, params string[] sources) => CSharpCompilation.Create(
        "Test", sources.Select((source, index) => CSharpSyntaxTree.ParseText(source, parseOptions, $"Source{index}.cs")), References, options);

    /// <summary>The text of a generated file.</summary>
    public string Text(string hintName) => Sources.Single(source => source.HintName == hintName).SourceText.ToString();

    /// <summary>Runs again over a changed compilation, with what the driver remembers.</summary>
    public GeneratorRun Again(Func<CSharpCompilation, CSharpCompilation> change) => new(change(Input), Driver);

    public static SyntaxTree Parse(string source, string path) => CSharpSyntaxTree.ParseText(source, ParseOptions, path);

    /// <summary>The strictest that a user can ask for.</summary>
    public static CSharpCompilationOptions Options { get; } = new(
        OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable, checkOverflow: true, warningLevel: 9999);

    public static CSharpGeneratorDriver NewDriver(CSharpParseOptions parseOptions) => CSharpGeneratorDriver.Create(
        [new RegisterMapGenerator().AsSourceGenerator(), new MessageGenerator().AsSourceGenerator(), new ServiceGenerator().AsSourceGenerator()],
        parseOptions: parseOptions,
        driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));
}
