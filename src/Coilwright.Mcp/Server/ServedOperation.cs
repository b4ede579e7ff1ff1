using Coilwright.Mcp.Services;

namespace Coilwright.Mcp.Server;

/// <summary>An operation together with what serves it.</summary>
internal abstract class ServedOperation(string service, McpOperation operation, Gate? workers)
{
    /// <summary>What it is.</summary>
    public McpOperation Operation { get; } = operation;

    /// <summary>Its name for people: <c>events/Publish</c>.</summary>
    public string FullName { get; } = operation.FullNameIn(service);

    /// <summary>The workers of its service, where they are bounded.</summary>
    public Gate? Workers { get; } = workers;

    /// <summary>Reads the request, calls the service, and answers.</summary>
    public abstract ValueTask InvokeAsync(ServiceCall call);
}

/// <inheritdoc/>
internal sealed class ServedOperation<TService>(string name, McpOperation<TService> operation, TService service, Gate? workers)
    : ServedOperation(name, operation, workers)
    where TService : class
{
    public override ValueTask InvokeAsync(ServiceCall call) => operation.InvokeAsync(service, call);
}
