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
        SendsAgainWhenLost = client.Options.RetriesWhenLost > 0;
        SendsAgainWhenRejected = client.Options.RetriesWhenRejected > 0;
    }

    /// <summary>Whether a call may be sent again after its connection was lost.</summary>
    internal bool SendsAgainWhenLost { get; }

    /// <summary>Whether a call may be sent again after its server refused it for load.</summary>
    internal bool SendsAgainWhenRejected { get; }

    /// <summary>Calls an operation that takes and returns a message.</summary>
    protected ValueTask<TResponse> CallAsync<TRequest, TResponse>(McpOperation operation, TRequest request, CancellationToken cancellationToken)
        where TRequest : IMcpMessage<TRequest>
        where TResponse : IMcpMessage<TResponse>
    {
        ArgumentNullException.ThrowIfNull(operation);
        ThrowIfNull(request);
        return _client.Telemetry.WantsCalls
            ? CallMeasuredAsync<TRequest, TResponse>(operation, request, cancellationToken)
            : CallNowAsync<TRequest, TResponse>(operation, request, cancellationToken);
    }

    /// <summary>Calls an operation that returns nothing.</summary>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    protected async ValueTask InvokeAsync<TRequest>(McpOperation operation, TRequest request, CancellationToken cancellationToken)
        where TRequest : IMcpMessage<TRequest>
        => await CallAsync<TRequest, McpEmpty>(operation, request, cancellationToken).ConfigureAwait(false);

    private ValueTask<TResponse> CallNowAsync<TRequest, TResponse>(McpOperation operation, TRequest request, CancellationToken cancellationToken)
        where TRequest : IMcpMessage<TRequest>
        where TResponse : IMcpMessage<TResponse>
    {
        if (!_client.TryGetConnected(out ClientConnection? connection))
        {
            return CallPatientlyAsync<TRequest, TResponse>(operation, request, Now, lost: null, error: null, cancellationToken);
        }

        McpFrameBuilder frame = BeginCall(connection, operation, request, _timeout);
        return SendsAgainWhenLost || SendsAgainWhenRejected
            ? PatientCall<TRequest, TResponse>.SendAsync(this, connection, operation, request, frame, _timeout, cancellationToken)
            : UnaryCall<TResponse>.SendAsync(connection.Frames, frame, _timeout, cancellationToken);
    }

    private long Now => _client.Options.TimeProvider.GetTimestamp();

    // Not the method of the exception, which would box a message that is a struct.
    private static void ThrowIfNull<TRequest>(TRequest request)
    {
        if (!typeof(TRequest).IsValueType && request is null)
        {
            throw new ArgumentNullException(nameof(request));
        }
    }

    private McpFrameBuilder BeginCall<TRequest>(ClientConnection connection, McpOperation operation, in TRequest request, TimeSpan timeout)
        where TRequest : IMcpMessage<TRequest>
    {
        McpFrameBuilder frame = McpClient.BeginCall(connection, _service, operation, request, timeout, isStreamed: false);
        connection.Frames.Compress(frame);
        return frame;
    }
}
