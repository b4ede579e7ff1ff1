using System.Runtime.CompilerServices;
using Coilwright.Mcp.Client;
using Coilwright.Mcp.Frames;

namespace Coilwright.Mcp.Services;

/// <summary>What the generated clients of services have in common. Thread-safe.</summary>
public abstract partial class McpServiceClient
{
    // Longer than anybody waits; the heartbeat finds a peer that has gone.
    private static readonly TimeSpan Unbounded = TimeSpan.FromDays(3650);

    private readonly McpClient _client;
    private readonly int _service;
    private readonly TimeSpan _timeout;
    private readonly TimeSpan _streamTimeout;

    /// <summary>Puts a service over a client.</summary>
    /// <param name="client">The client, which stays the caller's to dispose.</param>
    /// <param name="service">The name of the service.</param>
    /// <param name="timeout">
    /// How long each call and stream may take; where it is <see langword="null"/>, <see cref="McpClientOptions.RequestTimeout"/> for a call and no bound for a stream.
    /// </param>
    protected McpServiceClient(McpClient client, string service, TimeSpan? timeout)
    {
        ArgumentNullException.ThrowIfNull(client);
        if (timeout is { } limit)
        {
            McpFrameConnectionOptions.ThrowIfNotTimeout(limit);
        }

        _client = client;
        _service = client.Services.IndexOf(service);
        _timeout = timeout ?? client.Options.RequestTimeout;
        _streamTimeout = timeout ?? Unbounded;
    }

    /// <summary>Calls an operation that takes and returns a message.</summary>
    protected ValueTask<TResponse> CallAsync<TRequest, TResponse>(McpOperation operation, TRequest request, CancellationToken cancellationToken)
        where TRequest : IMcpMessage<TRequest>
        where TResponse : IMcpMessage<TResponse>
    {
        ArgumentNullException.ThrowIfNull(operation);
        ArgumentNullException.ThrowIfNull(request);
        return !operation.IsIdempotent && _client.TryGetConnected(out ClientConnection? connection) && _client.Options.RetriesWhenRejected == 0
            ? SendAsync<TRequest, TResponse>(connection, operation, request, _timeout, cancellationToken)
            : CallPatientlyAsync<TRequest, TResponse>(operation, request, cancellationToken);
    }

    /// <summary>Calls an operation that returns nothing.</summary>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    protected async ValueTask InvokeAsync<TRequest>(McpOperation operation, TRequest request, CancellationToken cancellationToken)
        where TRequest : IMcpMessage<TRequest>
        => await CallAsync<TRequest, McpEmpty>(operation, request, cancellationToken).ConfigureAwait(false);

    /// <summary>Sends what is not answered.</summary>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    protected async ValueTask NotifyAsync<TRequest>(McpOperation operation, TRequest request, CancellationToken cancellationToken)
        where TRequest : IMcpMessage<TRequest>
    {
        ArgumentNullException.ThrowIfNull(operation);
        ArgumentNullException.ThrowIfNull(request);
        ClientConnection connection = await _client.GetConnectedAsync(Now, _timeout, cancellationToken).ConfigureAwait(false);
        McpFrameBuilder frame = McpClient.BeginCall(connection, _service, operation, request, _timeout, isStreamed: false);
        await connection.Frames.SendAsync(frame, cancellationToken).ConfigureAwait(false);
    }

    private long Now => _client.Options.TimeProvider.GetTimestamp();

    private ValueTask<TResponse> SendAsync<TRequest, TResponse>(
        ClientConnection connection, McpOperation operation, in TRequest request, TimeSpan timeout, CancellationToken cancellationToken)
        where TRequest : IMcpMessage<TRequest>
        where TResponse : IMcpMessage<TResponse>
    {
        McpFrameBuilder frame = McpClient.BeginCall(connection, _service, operation, request, timeout, isStreamed: false);
        connection.Frames.Compress(frame);
        return UnaryCall<TResponse>.SendAsync(connection.Frames, frame, timeout, cancellationToken);
    }

    /// <summary>Waits for a connection, and sends again what may be sent again.</summary>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<TResponse> CallPatientlyAsync<TRequest, TResponse>(McpOperation operation, TRequest request, CancellationToken cancellationToken)
        where TRequest : IMcpMessage<TRequest>
        where TResponse : IMcpMessage<TResponse>
    {
        long started = Now;
        for (int lost = 0, rejected = 0; ;)
        {
            ClientConnection connection = await _client.GetConnectedAsync(started, _timeout, cancellationToken).ConfigureAwait(false);
            TimeSpan left = _timeout - _client.Options.TimeProvider.GetElapsedTime(started);
            if (left <= TimeSpan.Zero)
            {
                throw new McpTimeoutException("The time for the call had passed before it could be sent.", RequestPhase.Connect, _timeout - left);
            }

            try
            {
                return await SendAsync<TRequest, TResponse>(connection, operation, request, left, cancellationToken).ConfigureAwait(false);
            }
            catch (McpConnectionException error) when (lost < _client.Options.RetriesWhenLost && (operation.IsIdempotent || !error.MayHaveBeenApplied))
            {
                lost++;
            }
            catch (McpRejectedException error) when (rejected < _client.Options.RetriesWhenRejected && error.RetryAfter is not null && error.RetryAfter < left)
            {
                rejected++;
                await Task.Delay(error.RetryAfter.Value, _client.Options.TimeProvider, cancellationToken).ConfigureAwait(false);
            }
        }
    }
}
