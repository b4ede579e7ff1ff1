using Coilwright.Mcp.Messages;

namespace Coilwright.Mcp.Services;

/// <summary>A message and a stream to the server, a stream back.</summary>
/// <typeparam name="TService">The service's interface.</typeparam>
/// <typeparam name="TRequest">What the caller sends first.</typeparam>
/// <typeparam name="TItem">The items that it sends then.</typeparam>
/// <typeparam name="TResult">The items that it gets.</typeparam>
/// <param name="number">What the operation is on the wire.</param>
/// <param name="name">Its name.</param>
/// <param name="invoke">Calls the service.</param>
public sealed class DuplexOperation<TService, TRequest, TItem, TResult>(
    ushort number, string name, Func<TService, TRequest, IAsyncEnumerable<TItem>, CancellationToken, IAsyncEnumerable<TResult>> invoke)
    : McpOperation<TService>(number, name)
    where TRequest : IMcpMessage<TRequest>
    where TItem : IMcpMessage<TItem>
    where TResult : IMcpMessage<TResult>
{
    /// <inheritdoc/>
    public override MessageSchema Request => TRequest.Schema;

    /// <inheritdoc/>
    public override MessageSchema? RequestItem => TItem.Schema;

    /// <inheritdoc/>
    public override MessageSchema Response => TResult.Schema;

    /// <inheritdoc/>
    public override bool TakesStream => true;

    /// <inheritdoc/>
    public override bool ReturnsStream => true;

    internal override ValueTask InvokeAsync(TService service, ServiceCall call)
    {
        // A service that waits for its caller and pays no regard to its own token must not keep a server from stopping.
        IAsyncEnumerable<TItem> items = call.Incoming!.ReadAsync<TItem>(call.StreamToken);
        return call.BeginStream().SendAllAsync(invoke(service, call.Decode<TRequest>(), items, call.StreamToken), call.StreamToken, call.Token);
    }
}
