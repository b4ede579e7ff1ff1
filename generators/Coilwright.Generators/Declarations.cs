using System.Text;
using Coilwright.Generators.Caching;
using Coilwright.Generators.Emit;
using Coilwright.Generators.Model;
using Coilwright.Generators.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Coilwright.Generators;

/// <summary>
/// The way from declarations with an attribute to generated files, the same for maps, messages and services. Silent: what is wrong with a
/// declaration is said by the analyzers.
/// </summary>
internal static class Declarations
{
    /// <summary>The step that parses the declarations, for tests of the cache.</summary>
    public const string ParseStep = "Parse";

    /// <summary>Reads one declaration, as the parsers do.</summary>
    public delegate TModel? Parser<TModel>(INamedTypeSymbol type, KnownSymbols known, Action<RuleViolation>? report, CancellationToken cancellationToken);

    /// <summary>Makes the generator parse the types with an attribute, and print those that are right.</summary>
    /// <typeparam name="TModel">All that is printed for one declaration, equal for equal ones.</typeparam>
    /// <param name="context">The generator's pipeline.</param>
    /// <param name="attribute">The full name of the attribute.</param>
    /// <param name="modelStep">The name of the step that passes on what is right.</param>
    /// <param name="parse">Reads a declaration.</param>
    /// <param name="print">The names and texts of the files.</param>
    public static void Register<TModel>(
        IncrementalGeneratorInitializationContext context,
        string attribute,
        string modelStep,
        Parser<TModel> parse,
        Func<TModel, IEnumerable<(string HintName, string Text)>> print)
        where TModel : class, IEquatable<TModel>
    {
        var cache = new DeclarationCache<Declared<TModel>>();
        IncrementalValuesProvider<Declared<TModel>> declared = context.SyntaxProvider
            .ForAttributeWithMetadataName(attribute, static (node, _) => node is TypeDeclarationSyntax, Transform)
            .WithTrackingName(ParseStep)
            .Where(static declared => declared is not null)
            .Select(static (declared, _) => declared!);
        IncrementalValuesProvider<TModel> models = declared
            .Where(static declared => declared.Model is not null)
            .Select(static (declared, _) => declared.Model!)
            .WithTrackingName(modelStep);
        context.RegisterSourceOutput(models, Print);
        context.RegisterSourceOutput(declared.Where(static declared => declared.Unfinished is not null).Select(static (declared, _) => declared.Unfinished!), PrintUnfinished);

        Declared<TModel>? Transform(GeneratorAttributeSyntaxContext declaration, CancellationToken cancellationToken) => cache.GetOrRead(
            declaration.TargetNode, declaration.SemanticModel.Compilation, () => Read(declaration, cancellationToken), cancellationToken);

        Declared<TModel>? Read(GeneratorAttributeSyntaxContext declaration, CancellationToken cancellationToken)
        {
            if (FirstDeclaration.TypeOf(declaration, attribute, cancellationToken) is not { } type
                || KnownSymbols.From(declaration.SemanticModel.Compilation) is not { } known)
            {
                return null;
            }

            TModel? model = parse(type, known, report: null, cancellationToken);
            return new(model, model is null ? UnfinishedParser.Parse(type, known, cancellationToken) : null);
        }

        void Print(SourceProductionContext production, TModel model)
        {
            foreach ((string hintName, string text) in print(model))
            {
                production.AddSource(hintName, SourceText.From(text, Encoding.UTF8));
            }
        }

        static void PrintUnfinished(SourceProductionContext production, UnfinishedModel unfinished) => production.AddSource(
            HintNames.FileOf(unfinished.HintName, "Unfinished", unfinished.HintSuffix), SourceText.From(UnfinishedEmitter.Emit(unfinished), Encoding.UTF8));
    }
}
