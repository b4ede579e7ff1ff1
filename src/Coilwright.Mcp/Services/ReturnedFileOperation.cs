using Coilwright.Mcp.Messages;

namespace Coilwright.Mcp.Services;

/// <summary>One message to the server, a file back.</summary>
/// <typeparam name="TService">The service's interface.</typeparam>
/// <typeparam name="TRequest">What the caller sends.</typeparam>
/// <param name="number">What the operation is on the wire.</param>
/// <param name="name">Its name.</param>
/// <param name="invoke">Calls the service.</param>
public sealed class ReturnedFileOperation<TService, TRequest>(
    ushort number, string name, Func<TService, TRequest, CancellationToken, ValueTask<McpFile>> invoke) : McpOperation<TService>(number, name)
    where TRequest : IMcpMessage<TRequest>
{
    /// <inheritdoc/>
    public override MessageSchema Request => TRequest.Schema;

    /// <inheritdoc/>
    public override MessageSchema? Response => null;

    /// <inheritdoc/>
    public override bool ReturnsStream => true;

    internal override async ValueTask InvokeAsync(TService service, ServiceCall call)
    {
        McpFile file = await invoke(service, call.Decode<TRequest>(), call.Token).ConfigureAwait(false);
        await using (file.ConfigureAwait(false))
        {
            await file.SendAsync(call.BeginStream(), call.Token).ConfigureAwait(false);
        }
    }
}
