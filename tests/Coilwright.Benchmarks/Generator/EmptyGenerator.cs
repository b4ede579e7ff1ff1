using Microsoft.CodeAnalysis;

namespace Coilwright.Benchmarks.Generator;

/// <summary>What no generator that looks for an attribute can do without: it finds the maps, and looks at none.</summary>
internal sealed class EmptyGenerator : IIncrementalGenerator
{
    public void Initialize(IncrementalGeneratorInitializationContext context) => context.RegisterSourceOutput(
        context.SyntaxProvider.ForAttributeWithMetadataName(
            "Coilwright.Modbus.ModbusRegisterMapAttribute", static (_, _) => true, static (found, _) => found.TargetSymbol.Name),
        static (_, _) => { });
}
