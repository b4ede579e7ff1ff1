using Coilwright.Modbus;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Coilwright.Benchmarks.Generator;

/// <summary>A generator in an editor: it has run over all maps, and runs again whenever somebody types into another file.</summary>
internal sealed class Typing
{
    private readonly IIncrementalGenerator _generator;
    private readonly CSharpCompilation[] _compilations;
    private GeneratorDriver _driver;
    private int _typed;

    public Typing(IIncrementalGenerator generator)
    {
        _generator = generator;
        CSharpCompilation compilation = CreateCompilation();
        SyntaxTree unrelated = compilation.SyntaxTrees[^1];
        _compilations = [compilation, compilation.ReplaceSyntaxTree(unrelated, Parse(MapSources.Unrelated(1)))];
        _driver = CreateDriver();
    }

    /// <summary>Types, so many times.</summary>
    public void Type(int count)
    {
        for (int i = 0; i < count; i++)
        {
            // A clone knows no symbol yet, as after every keystroke.
            _typed++;
            _driver = _driver.RunGenerators(_compilations[_typed % 2].Clone());
        }
    }

    /// <summary>Runs over all maps for the first time, so many times.</summary>
    public void RunCold(int count)
    {
        for (int i = 0; i < count; i++)
        {
            CreateDriver().RunGenerators(_compilations[0].Clone());
        }
    }

    private CSharpGeneratorDriver CreateDriver() => CSharpGeneratorDriver.Create(_generator);

    private static CSharpCompilation CreateCompilation()
    {
        IEnumerable<SyntaxTree> trees = Enumerable.Range(0, MapSources.Maps).Select(MapSources.Map).Append(MapSources.Unrelated(0)).Select(Parse);
        MetadataReference[] references =
        [
            .. Basic.Reference.Assemblies.Net100.References.All,
            MetadataReference.CreateFromFile(typeof(Endpoint).Assembly.Location),
            MetadataReference.CreateFromFile(typeof(ModbusClient).Assembly.Location),
        ];
        return CSharpCompilation.Create("Plant", trees, references, new(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
    }

    private static SyntaxTree Parse(string source) => CSharpSyntaxTree.ParseText(source);
}
