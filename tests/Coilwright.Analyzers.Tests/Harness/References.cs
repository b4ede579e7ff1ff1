using Basic.Reference.Assemblies;
using Coilwright.Mcp;
using Coilwright.Modbus;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;

namespace Coilwright.Analyzers.Tests.Harness;

/// <summary>What a tested source is compiled against.</summary>
internal static class References
{
    /// <summary>The target framework by name only: the testing library would fetch its reference assemblies from the network.</summary>
    public static ReferenceAssemblies Framework { get; } = new("net10.0");

    /// <summary>.NET 10 itself.</summary>
    public static IReadOnlyList<MetadataReference> Platform { get; } = [.. Net100.References.All];

    /// <summary>The three packages and no more of .NET 10 than sources without a library need: such compilations cost a fraction.</summary>
    public static IReadOnlyList<MetadataReference> Few { get; } =
    [
        Net100.References.SystemRuntime,
        Net100.References.SystemCollections,
        Net100.References.SystemMemory,
        Net100.References.SystemNetPrimitives,
        MetadataReference.CreateFromFile(typeof(CoilwrightException).Assembly.Location),
        MetadataReference.CreateFromFile(typeof(ModbusRegisterMapAttribute).Assembly.Location),
        MetadataReference.CreateFromFile(typeof(McpMessageAttribute).Assembly.Location),
    ];

    /// <summary>.NET 10 and the three packages.</summary>
    public static IReadOnlyList<MetadataReference> WithCoilwright { get; } =
    [
        .. Platform,
        MetadataReference.CreateFromFile(typeof(CoilwrightException).Assembly.Location),
        MetadataReference.CreateFromFile(typeof(ModbusRegisterMapAttribute).Assembly.Location),
        MetadataReference.CreateFromFile(typeof(McpMessageAttribute).Assembly.Location),
    ];
}
