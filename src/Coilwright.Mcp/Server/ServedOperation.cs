using Coilwright.Mcp.Services;

namespace Coilwright.Mcp.Server;

/// <summary>An operation together with what serves it.</summary>
internal abstract class ServedOperation(string service, McpOperation operation, Gate? workers, bool finishesStreams)
{
    /// <summary>What it is.</summary>
    public McpOperation Operation { get; } = operation;

    /// <summary>Its name for people: <c>events/Publish</c>.</summary>
    public string FullName { get; } = operation.FullNameIn(service);

    /// <summary>The workers of its service, where they are bounded.</summary>
    public Gate? Workers { get; } = workers;

    /// <summary>Whether its calls may have no end of their own, so that they are told when the server stops. A file has one.</summary>
    public bool IsEndless { get; } = operation.ReturnsStream && operation.Response is not null && !finishesStreams;

    /// <summary>Reads the request, calls the service, and answers.</summary>
    public abstract ValueTask InvokeAsync(ServiceCall call);
}

/// <inheritdoc/>
internal sealed class ServedOperation<TService>(string name, McpOperation<TService> operation, TService service, Gate? workers, bool finishesStreams)
    : ServedOperation(name, operation, workers, finishesStreams)
    where TService : class
{
    public override ValueTask InvokeAsync(ServiceCall call) => operation.InvokeAsync(service, call);
}
