using Coilwright.Generators.Emit;
using Coilwright.Generators.Model;
using Coilwright.Generators.Parsing;
using Microsoft.CodeAnalysis;

namespace Coilwright.Generators;

/// <summary>Adds clients of services, and what servers call them by. Silent: what is wrong with a service is said by the analyzers.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class ServiceGenerator : IIncrementalGenerator
{
    /// <summary>The step that passes on the services that are right, for tests of the cache.</summary>
    internal const string ModelStep = "Service";

    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context) =>
        Declarations.Register<ServiceModel>(context, KnownSymbols.ServiceMetadataName, ModelStep, SendableParser.ParseService, Print);

    private static IEnumerable<(string HintName, string Text)> Print(ServiceModel service)
    {
        yield return (HintNames.FileOf(service.HintName, "Client", service.HintSuffix), ServiceEmitter.Emit(service));
    }
}
