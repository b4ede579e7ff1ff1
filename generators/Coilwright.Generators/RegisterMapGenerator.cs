using Coilwright.Generators.Emit;
using Coilwright.Generators.Model;
using Coilwright.Generators.Parsing;
using Microsoft.CodeAnalysis;

namespace Coilwright.Generators;

/// <summary>Adds codec, read plan and typed client to register maps. Silent: what is wrong with a map is said by the analyzers.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class RegisterMapGenerator : IIncrementalGenerator
{
    /// <summary>The step that passes on the maps that are right, for tests of the cache.</summary>
    internal const string ModelStep = "RegisterMap";

    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context) =>
        Declarations.Register<RegisterMapModel>(context, KnownSymbols.MapMetadataName, ModelStep, RegisterMapParser.Parse, Print);

    private static IEnumerable<(string HintName, string Text)> Print(RegisterMapModel map)
    {
        yield return (Name(""), MapEmitter.Emit(map));
        yield return (Name("Members"), MembersEmitter.Emit(map));
        if (map.Outer is null)
        {
            yield return (Name("Client"), ClientEmitter.Emit(map));
        }

        string Name(string part) => HintNames.FileOf(map.HintName, part, map.HintSuffix);
    }
}
