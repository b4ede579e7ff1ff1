using Coilwright.Connections;
using Coilwright.Mcp.Frames;
using Coilwright.Telemetry;
using Coilwright.Transports;

namespace Coilwright.Mcp.Client;

/// <summary>A connection to a server, from the handshake to its end.</summary>
/// <remarks>
/// It is dead to new calls as soon as the server says Goaway, while those that were taken are still answered: so the next one is opened
/// meanwhile.
/// </remarks>
internal sealed partial class ClientConnection : ILiveConnection
{
    private readonly TaskCompletionSource<Exception> _died = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly McpClientOptions _options;
    private readonly ClientServices _services;
    private readonly ClientTelemetry _telemetry;
    private bool _isGoingAway;

    private ClientConnection(ITransportConnection transport, McpClient owner)
    {
        McpClientOptions options = owner.Options;
        _options = options;
        _services = owner.Services;
        _telemetry = owner.Telemetry;
        var frameOptions = new McpFrameConnectionOptions
        {
            UseEnvelope = true,
            MaxFrameLength = options.MaxFrameLength,
            MaxDecompressedLength = Math.Max(options.MaxFrameLength, McpFrameReader.DefaultMaxFrameLength),
            MaxInFlight = options.MaxInFlight,
            RequestTimeout = options.RequestTimeout,
            TimeProvider = options.TimeProvider,
            Tap = _telemetry.Tap,
            Telemetry = _telemetry,
        };
        Frames = McpFrameConnection.Connect(transport, frameOptions, ReceiveAsync);
        _ = WatchAsync();
    }

    /// <summary>What carries the frames.</summary>
    public McpFrameConnection Frames { get; }

    /// <summary>The session.</summary>
    public Guid SessionId { get; private set; }

    /// <summary>Whether the server has gone on with the session that was named to it.</summary>
    public bool IsResumed { get; private set; }

    public Task<Exception> Died => _died.Task;

    public bool HasAnswered => Frames.AnsweredRequests > 0;

    public long LastReceivedAt => Frames.LastReceivedAt;

    public TimeSpan PeerPatience { get; private set; } = Timeout.InfiniteTimeSpan;

    public async ValueTask<bool> PingAsync(CancellationToken cancellationToken)
    {
        _telemetry.NoteRoundTrip(await Frames.PingAsync(cancellationToken: cancellationToken).ConfigureAwait(false));
        return true;
    }

    /// <summary>Waits for what is in flight and for what is not answered to be sent, then closes in order: cut, the connection would take the latter with it.</summary>
    public async Task DrainAsync(CancellationToken cancellationToken)
    {
        await Frames.WhenDrained().WaitAsync(cancellationToken).ConfigureAwait(false);
        await Frames.CloseAsync(cancellationToken).ConfigureAwait(false);
    }

    public void Poison(Exception reason)
    {
        Frames.Abort(reason);
        _died.TrySetResult(reason);
    }

    public async ValueTask DisposeAsync()
    {
        if (_isGoingAway)
        {
            // Nobody waits for what is still being answered: the next connection is needed now.
            _ = CloseWhenDrainedAsync();
            return;
        }

        await Frames.DisposeAsync().ConfigureAwait(false);
    }

    private async Task CloseWhenDrainedAsync()
    {
        using var expiry = new CancellationTokenSource(_options.DrainTimeout, _options.TimeProvider);
        try
        {
            await DrainAsync(expiry.Token).WaitAsync(expiry.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // What is left has had its time; closing fails it.
        }

        await Frames.DisposeAsync().ConfigureAwait(false);
    }

    private async Task WatchAsync()
    {
        await Frames.Completion.ConfigureAwait(false);
        _welcome.TrySetException(Frames.Fault ?? new IOException("The server closed the connection during the handshake."));
        _died.TrySetResult(Frames.Fault ?? new IOException("The server closed the connection."));
    }
}
