using System.Runtime.CompilerServices;

namespace Coilwright.Mcp.Services;

/// <summary>A service, as the source generator describes it. Immutable.</summary>
public abstract class McpServiceDefinition
{
    private protected McpServiceDefinition(string name) => Name = name;

    /// <summary>What the service is called on the wire.</summary>
    public string Name { get; }

    /// <summary>Its operations.</summary>
    public abstract IReadOnlyList<McpOperation> Operations { get; }

    /// <summary>The full name of its interface.</summary>
    internal abstract string TypeName { get; }
}

/// <summary>A service, as the source generator describes it. Immutable.</summary>
/// <typeparam name="TService">The service's interface.</typeparam>
/// <param name="name">What the service is called on the wire.</param>
/// <param name="operations">Its operations.</param>
public sealed class McpServiceDefinition<TService>(string name, params McpOperation<TService>[] operations) : McpServiceDefinition(name)
    where TService : class
{
    private static McpServiceDefinition<TService>? _registered;

    /// <inheritdoc/>
    public override IReadOnlyList<McpOperation> Operations => operations;

    internal override string TypeName => typeof(TService).FullName!;

    /// <summary>The operations, as a server calls them.</summary>
    internal IReadOnlyList<McpOperation<TService>> Served => operations;

    /// <summary>Makes the definition known to servers. Called by generated code when its assembly is initialized.</summary>
    public void Register() => Volatile.Write(ref _registered, this);

    /// <summary>The definition of an interface.</summary>
    /// <exception cref="ArgumentException">The interface is no service, or its code was not generated.</exception>
    internal static McpServiceDefinition<TService> Find()
    {
        if (Volatile.Read(ref _registered) is null)
        {
            // Nothing of the assembly that declares the interface may have run yet.
            RuntimeHelpers.RunModuleConstructor(typeof(TService).Module.ModuleHandle);
        }

        return Volatile.Read(ref _registered) ?? throw new ArgumentException(
            $"{typeof(TService)} is no service. It has to be an interface with [McpService], in an assembly that refers to the Coilwright.Mcp package.");
    }
}
