using System.Text;
using Coilwright.Generators.Emit;
using Coilwright.Generators.Model;
using Coilwright.Generators.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Coilwright.Generators;

/// <summary>Adds clients of services, and what servers call them by. Silent: what is wrong with a service is said by the analyzers.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class ServiceGenerator : IIncrementalGenerator
{
    /// <summary>The step that parses the declarations, for tests of the cache.</summary>
    internal const string ParseStep = "Parse";

    /// <summary>The step that passes on those that are right, for tests of the cache.</summary>
    internal const string ModelStep = "Service";

    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValuesProvider<ServiceModel> services = context.SyntaxProvider
            .ForAttributeWithMetadataName(KnownSymbols.ServiceMetadataName, static (node, _) => node is InterfaceDeclarationSyntax, Transform)
            .WithTrackingName(ParseStep)
            .Where(static service => service is not null)
            .Select(static (service, _) => service!)
            .WithTrackingName(ModelStep);
        context.RegisterSourceOutput(services, Print);
    }

    private static ServiceModel? Transform(GeneratorAttributeSyntaxContext context, CancellationToken cancellationToken) =>
        FirstDeclaration.TypeOf(context, KnownSymbols.ServiceMetadataName, cancellationToken) is { } type
        && KnownSymbols.From(context.SemanticModel.Compilation) is { } known
            ? ServiceParser.Parse(type, known, report: null, cancellationToken)
            : null;

    private static void Print(SourceProductionContext context, ServiceModel service) =>
        context.AddSource($"{service.HintName}Client.g.cs", SourceText.From(ServiceEmitter.Emit(service), Encoding.UTF8));
}
