using Coilwright.Mcp.Messages;

namespace Coilwright.Mcp.Services;

/// <summary>One message to the server, a stream back.</summary>
/// <typeparam name="TService">The service's interface.</typeparam>
/// <typeparam name="TRequest">What the caller sends.</typeparam>
/// <typeparam name="TItem">The items that it gets.</typeparam>
/// <param name="number">What the operation is on the wire.</param>
/// <param name="name">Its name.</param>
/// <param name="invoke">Calls the service.</param>
public sealed class ServerStreamOperation<TService, TRequest, TItem>(
    ushort number, string name, Func<TService, TRequest, CancellationToken, IAsyncEnumerable<TItem>> invoke) : McpOperation<TService>(number, name)
    where TRequest : IMcpMessage<TRequest>
    where TItem : IMcpMessage<TItem>
{
    /// <inheritdoc/>
    public override MessageSchema Request => TRequest.Schema;

    /// <inheritdoc/>
    public override MessageSchema Response => TItem.Schema;

    /// <inheritdoc/>
    public override bool ReturnsStream => true;

    internal override ValueTask InvokeAsync(TService service, ServiceCall call)
        => call.BeginStream().SendAllAsync(invoke(service, call.Decode<TRequest>(), call.StreamToken), call.StreamToken, call.Token);
}
