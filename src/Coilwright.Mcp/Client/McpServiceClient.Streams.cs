using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;
using Coilwright.Mcp.Client;
using Coilwright.Mcp.Frames;
using Coilwright.Mcp.Streams;

namespace Coilwright.Mcp.Services;

public abstract partial class McpServiceClient
{
    /// <summary>Calls an operation that returns a stream.</summary>
    protected async IAsyncEnumerable<TItem> StreamAsync<TRequest, TItem>(
        McpOperation operation, TRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
        where TRequest : IMcpMessage<TRequest>
        where TItem : IMcpMessage<TItem>
    {
        StreamCall call = await BeginAsync(operation, request, isStreamExpected: true, cancellationToken).ConfigureAwait(false);
        await foreach (TItem item in ReadAsync<TItem>(call, cancellationToken).ConfigureAwait(false))
        {
            yield return item;
        }
    }

    /// <summary>Calls an operation that takes a stream and returns a message.</summary>
    protected ValueTask<TResponse> UploadAsync<TRequest, TItem, TResponse>(
        McpOperation operation, TRequest request, IAsyncEnumerable<TItem> items, CancellationToken cancellationToken)
        where TRequest : IMcpMessage<TRequest>
        where TItem : IMcpMessage<TItem>
        where TResponse : IMcpMessage<TResponse>
    {
        ArgumentNullException.ThrowIfNull(items);
        return SendBodyAsync<TRequest, TResponse>(operation, request, (outgoing, token) => outgoing.SendAllAsync(items, token, token), cancellationToken);
    }

    /// <summary>Calls an operation that takes a stream and returns nothing.</summary>
    protected async ValueTask UploadAsync<TRequest, TItem>(
        McpOperation operation, TRequest request, IAsyncEnumerable<TItem> items, CancellationToken cancellationToken)
        where TRequest : IMcpMessage<TRequest>
        where TItem : IMcpMessage<TItem>
        => await UploadAsync<TRequest, TItem, McpEmpty>(operation, request, items, cancellationToken).ConfigureAwait(false);

    /// <summary>Calls an operation that takes a stream and returns a stream.</summary>
    protected async IAsyncEnumerable<TResult> ExchangeAsync<TRequest, TItem, TResult>(
        McpOperation operation, TRequest request, IAsyncEnumerable<TItem> items, [EnumeratorCancellation] CancellationToken cancellationToken)
        where TRequest : IMcpMessage<TRequest>
        where TItem : IMcpMessage<TItem>
        where TResult : IMcpMessage<TResult>
    {
        ArgumentNullException.ThrowIfNull(items);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        StreamCall call = await BeginAsync(operation, request, isStreamExpected: true, cancellationToken).ConfigureAwait(false);
        _ = call.SendAsync((outgoing, token) => outgoing.SendAllAsync(items, token, token), stop.Token);
        try
        {
            await foreach (TResult item in ReadAsync<TResult>(call, cancellationToken).ConfigureAwait(false))
            {
                yield return item;
            }
        }
        finally
        {
            await stop.CancelAsync().ConfigureAwait(false);
        }
    }

    /// <summary>Sends a message and a stream, and waits for the answer.</summary>
    private async ValueTask<TResponse> SendBodyAsync<TRequest, TResponse>(
        McpOperation operation, TRequest request, Func<OutgoingStream, CancellationToken, ValueTask> send, CancellationToken cancellationToken)
        where TRequest : IMcpMessage<TRequest>
        where TResponse : IMcpMessage<TResponse>
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        StreamCall call = await BeginAsync(operation, request, isStreamExpected: false, cancellationToken).ConfigureAwait(false);
        Task<Exception?> sending = call.SendAsync(send, stop.Token);
        try
        {
            return await call.AnswerAsync<TResponse>().ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // The call was given up because of what the caller streams, and that says so as soon as it has done so.
            if (await sending.ConfigureAwait(false) is { } error)
            {
                ExceptionDispatchInfo.Throw(error);
            }

            throw;
        }
        finally
        {
            await stop.CancelAsync().ConfigureAwait(false);
        }
    }

    private async ValueTask<StreamCall> BeginAsync<TRequest>(
        McpOperation operation, TRequest request, bool isStreamExpected, CancellationToken cancellationToken)
        where TRequest : IMcpMessage<TRequest>
    {
        ArgumentNullException.ThrowIfNull(operation);
        ThrowIfNull(request);
        MeasuredCall measured = Measure(operation);
        try
        {
            measured.Enter();
            long started = Now;
            ClientConnection connection = await _client.GetConnectedAsync(started, _timeout, cancellationToken).ConfigureAwait(false);
            TimeSpan left = LeftOf(_streamTimeout, started);
            McpFrameBuilder frame = McpClient.BeginCall(connection, _service, operation, request, left, operation.TakesStream);
            return StreamCall.Begin(connection.Frames, frame, isStreamExpected, measured, left, cancellationToken);
        }
        catch (Exception error)
        {
            measured.End(error);
            throw;
        }
    }

    /// <summary>Reads to the end; a reader that stops earlier gives the call up.</summary>
    private static async IAsyncEnumerable<TItem> ReadAsync<TItem>(StreamCall call, [EnumeratorCancellation] CancellationToken cancellationToken)
        where TItem : IMcpMessage<TItem>
    {
        try
        {
            await foreach (TItem item in call.Incoming!.ReadAsync<TItem>(cancellationToken).ConfigureAwait(false))
            {
                yield return item;
            }
        }
        finally
        {
            call.Cancel();
            call.Incoming!.Discard();
        }
    }
}
