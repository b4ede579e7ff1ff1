using Coilwright.Mcp.Client;
using Coilwright.Mcp.Streams;

namespace Coilwright.Mcp.Services;

/// <summary>Calls that take or return a file.</summary>
public abstract partial class McpServiceClient
{
    /// <summary>Calls an operation that returns a file. Ends when its first piece has come, or fails if the server has none.</summary>
    protected async ValueTask<McpFile> FetchFileAsync<TRequest>(McpOperation operation, TRequest request, CancellationToken cancellationToken)
        where TRequest : IMcpMessage<TRequest>
    {
        StreamCall call = await BeginAsync(operation, request, isStreamExpected: true, cancellationToken).ConfigureAwait(false);
        var file = new ReceivedFile(call.Incoming!, call.Cancel);
        try
        {
            await call.Incoming!.WaitForFirstAsync(cancellationToken).ConfigureAwait(false);
            return file;
        }
        catch
        {
            await file.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Calls an operation that takes a file and returns a message.</summary>
    protected ValueTask<TResponse> SendFileAsync<TRequest, TResponse>(McpOperation operation, TRequest request, McpFile file, CancellationToken cancellationToken)
        where TRequest : IMcpMessage<TRequest>
        where TResponse : IMcpMessage<TResponse>
    {
        ArgumentNullException.ThrowIfNull(file);
        return SendBodyAsync<TRequest, TResponse>(operation, request, file.SendAsync, cancellationToken);
    }

    /// <summary>Calls an operation that takes a file and returns nothing.</summary>
    protected async ValueTask SendFileAsync<TRequest>(McpOperation operation, TRequest request, McpFile file, CancellationToken cancellationToken)
        where TRequest : IMcpMessage<TRequest>
        => await SendFileAsync<TRequest, McpEmpty>(operation, request, file, cancellationToken).ConfigureAwait(false);
}
