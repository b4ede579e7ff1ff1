using System.Text;
using Coilwright.Generators.Emit;
using Coilwright.Generators.Model;
using Coilwright.Generators.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Coilwright.Generators;

/// <summary>Adds codec, read plan and typed client to register maps. Silent: what is wrong with a map is said by the analyzers.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class RegisterMapGenerator : IIncrementalGenerator
{
    /// <summary>The step that parses the declarations, for tests of the cache.</summary>
    internal const string ParseStep = "Parse";

    /// <summary>The step that passes on those that are right, for tests of the cache.</summary>
    internal const string ModelStep = "RegisterMap";

    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValuesProvider<RegisterMapModel> maps = context.SyntaxProvider
            .ForAttributeWithMetadataName(KnownSymbols.MapMetadataName, static (node, _) => node is TypeDeclarationSyntax, Transform)
            .WithTrackingName(ParseStep)
            .Where(static map => map is not null)
            .Select(static (map, _) => map!)
            .WithTrackingName(ModelStep);
        context.RegisterSourceOutput(maps, Print);
    }

    private static RegisterMapModel? Transform(GeneratorAttributeSyntaxContext context, CancellationToken cancellationToken) =>
        FirstDeclaration.TypeOf(context, KnownSymbols.MapMetadataName, cancellationToken) is { } type
        && KnownSymbols.From(context.SemanticModel.Compilation) is { } known
            ? RegisterMapParser.Parse(type, known, report: null, cancellationToken)
            : null;

    private static void Print(SourceProductionContext context, RegisterMapModel map)
    {
        Add("", MapEmitter.Emit(map));
        Add("Members", MembersEmitter.Emit(map));
        if (map.Outer is null)
        {
            Add("Client", ClientEmitter.Emit(map));
        }

        void Add(string part, string source) =>
            context.AddSource($"{map.HintName}{part}{map.HintSuffix}.g.cs", SourceText.From(source, Encoding.UTF8));
    }
}
