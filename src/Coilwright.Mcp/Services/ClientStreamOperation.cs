using Coilwright.Mcp.Messages;

namespace Coilwright.Mcp.Services;

/// <summary>A message and a stream to the server, one message back.</summary>
/// <typeparam name="TService">The service's interface.</typeparam>
/// <typeparam name="TRequest">What the caller sends first.</typeparam>
/// <typeparam name="TItem">The items that it sends then.</typeparam>
/// <typeparam name="TResponse">What it gets.</typeparam>
/// <param name="number">What the operation is on the wire.</param>
/// <param name="name">Its name.</param>
/// <param name="invoke">Calls the service.</param>
public sealed class ClientStreamOperation<TService, TRequest, TItem, TResponse>(
    ushort number, string name, Func<TService, TRequest, IAsyncEnumerable<TItem>, CancellationToken, ValueTask<TResponse>> invoke)
    : McpOperation<TService>(number, name)
    where TRequest : IMcpMessage<TRequest>
    where TItem : IMcpMessage<TItem>
    where TResponse : IMcpMessage<TResponse>
{
    /// <inheritdoc/>
    public override MessageSchema Request => TRequest.Schema;

    /// <inheritdoc/>
    public override MessageSchema? RequestItem => TItem.Schema;

    /// <inheritdoc/>
    public override MessageSchema Response => TResponse.Schema;

    /// <inheritdoc/>
    public override bool TakesStream => true;

    internal override async ValueTask InvokeAsync(TService service, ServiceCall call)
    {
        IAsyncEnumerable<TItem> items = call.Incoming!.ReadAsync<TItem>();
        await call.RespondAsync(await invoke(service, call.Decode<TRequest>(), items, call.Token).ConfigureAwait(false)).ConfigureAwait(false);
    }
}
