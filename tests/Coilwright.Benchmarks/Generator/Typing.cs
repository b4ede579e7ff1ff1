using Coilwright.Modbus;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Coilwright.Benchmarks.Generator;

/// <summary>A generator in an editor: it has run over all maps, and runs again whenever somebody types into another file.</summary>
internal sealed class Typing
{
    private readonly IIncrementalGenerator _generator;
    private CSharpCompilation _compilation = CreateCompilation();
    private GeneratorDriver _driver;
    private int _typed;

    public Typing(IIncrementalGenerator generator)
    {
        _generator = generator;
        _driver = CreateDriver().RunGenerators(_compilation);
    }

    /// <summary>Types, so many times: every keystroke makes another tree, and a compilation that knows no symbol yet.</summary>
    public void Type(int count)
    {
        for (int i = 0; i < count; i++)
        {
            _typed++;
            _compilation = _compilation.ReplaceSyntaxTree(_compilation.SyntaxTrees[^1], Parse(MapSources.Unrelated(_typed)));
            _driver = _driver.RunGenerators(_compilation);
        }
    }

    /// <summary>Runs over all maps for the first time, so many times; parsing them is counted in, because nothing of a tree may be known before.</summary>
    public void RunCold(int count)
    {
        for (int i = 0; i < count; i++)
        {
            CreateDriver().RunGenerators(CreateCompilation());
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
