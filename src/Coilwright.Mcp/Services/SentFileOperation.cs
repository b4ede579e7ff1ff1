using Coilwright.Mcp.Messages;
using Coilwright.Mcp.Streams;

namespace Coilwright.Mcp.Services;

/// <summary>A message and a file to the server, one message back.</summary>
/// <typeparam name="TService">The service's interface.</typeparam>
/// <typeparam name="TRequest">What the caller sends first.</typeparam>
/// <typeparam name="TResponse">What it gets.</typeparam>
/// <param name="number">What the operation is on the wire.</param>
/// <param name="name">Its name.</param>
/// <param name="invoke">Calls the service.</param>
public sealed class SentFileOperation<TService, TRequest, TResponse>(
    ushort number, string name, Func<TService, TRequest, McpFile, CancellationToken, ValueTask<TResponse>> invoke) : McpOperation<TService>(number, name)
    where TRequest : IMcpMessage<TRequest>
    where TResponse : IMcpMessage<TResponse>
{
    /// <inheritdoc/>
    public override MessageSchema Request => TRequest.Schema;

    /// <inheritdoc/>
    public override MessageSchema Response => TResponse.Schema;

    /// <inheritdoc/>
    public override bool TakesStream => true;

    internal override async ValueTask InvokeAsync(TService service, ServiceCall call)
    {
        // The answer tells the caller that nobody wants the rest.
        var file = new ReceivedFile(call.Incoming!, static () => { });
        await using (file.ConfigureAwait(false))
        {
            await call.RespondAsync(await invoke(service, call.Decode<TRequest>(), file, call.Token).ConfigureAwait(false)).ConfigureAwait(false);
        }
    }
}
