using Coilwright.Mcp.Messages;

namespace Coilwright.Mcp.Services;

/// <summary>One message to the server, and nothing back.</summary>
/// <typeparam name="TService">The service's interface.</typeparam>
/// <typeparam name="TRequest">What the caller sends.</typeparam>
/// <param name="number">What the operation is on the wire.</param>
/// <param name="name">Its name.</param>
/// <param name="invoke">Calls the service.</param>
public sealed class OneWayOperation<TService, TRequest>(
    ushort number, string name, Func<TService, TRequest, CancellationToken, ValueTask> invoke) : McpOperation<TService>(number, name)
    where TRequest : IMcpMessage<TRequest>
{
    /// <inheritdoc/>
    public override bool IsOneWay => true;

    /// <inheritdoc/>
    public override MessageSchema Request => TRequest.Schema;

    /// <inheritdoc/>
    public override MessageSchema Response => McpEmpty.Schema;

    internal override ValueTask InvokeAsync(TService service, ServiceCall call) => invoke(service, call.Decode<TRequest>(), call.Token);
}
