using System.Collections.Frozen;
using System.Security.Cryptography.X509Certificates;
using Coilwright.Mcp.Frames;
using Coilwright.Requests;
using Coilwright.Telemetry;
using Coilwright.Transports;

namespace Coilwright.Mcp.Server;

/// <summary>One client at the server: its connection, its session and its calls.</summary>
internal sealed partial class ServerSession : ISweepable
{
    // In idle timeouts, of a client whose calls are in flight.
    private const int LongestSilence = 3;

    // The top bit of a sequence id, which those of clients have not.
    private const uint ServerSide = 0x8000_0000;

    /// <summary>What a client is told that does not read, once it does.</summary>
    public const string HeldUp = "The client has not read the answers that it has been sent, and more would have had to be kept for it.";

    private readonly Lock _gate = new();
    private readonly CallTable _calls = new();
    private readonly McpServer _server;
    private readonly X509Certificate2? _certificate;
    private readonly DeadlineSweep _sweep;
    private TaskCompletionSource? _drained;
    private uint _lastTaken;
    private uint _oneWays;

    // Those in the table, and those whose answers wait to be sent. Grows under the lock only.
    private int _inFlight;
    private bool _isWatched;
    private bool _isGoingAway;

    // When something had come last as the session was looked at last, and for how many idle timeouts in a row the client was asked for a sign of life since then.
    private long _heardAt;
    private int _asked;

    public ServerSession(McpServer server, ITransportConnection transport)
    {
        _server = server;
        _certificate = transport.RemoteCertificate;
        _sweep = DeadlineSweep.Of(Options.TimeProvider);
        Roles = Options.Roles(_certificate).ToFrozenSet();
        OpenedAt = Options.TimeProvider.GetTimestamp();
        McpFrameConnectionOptions frameOptions = Telemetry.TapOf(PeerOf(transport)) is { } tap ? server.FrameOptions with { Tap = tap } : server.FrameOptions;

        // The first frame may be taken before this method has returned.
        Frames = null!;
        Frames = McpFrameConnection.Accept(transport, frameOptions, ReceiveAsync);
    }

    /// <summary>What carries the frames.</summary>
    public McpFrameConnection Frames { get; private set; }

    /// <summary>The session's id; empty before the handshake.</summary>
    public Guid Id { get; private set; }

    /// <summary>What the client calls itself.</summary>
    public string Name { get; private set; } = "";

    /// <summary>The roles of the client.</summary>
    public FrozenSet<string> Roles { get; }

    /// <summary>The timestamp at which the connection was accepted.</summary>
    public long OpenedAt { get; }

    /// <summary>Whom the session belongs to: nobody else may go on with it.</summary>
    public string? Owner => _certificate?.Thumbprint;

    /// <summary>Whether so many answers wait for the client to read them that there must be no more.</summary>
    public bool IsHeldUp => Frames.WaitingBytes > Options.MaxUnreadBytesPerSession;

    public McpServerOptions Options => _server.Options;

    public Scheduler Scheduler => _server.Scheduler;

    public ServerTelemetry Telemetry => _server.Telemetry;

    /// <summary>What a peer is called in telemetry.</summary>
    public static string PeerOf(ITransportConnection transport) => transport.RemoteEndPoint?.ToString() ?? "a peer without an address";

    /// <summary>Describes this moment.</summary>
    public McpSession Describe()
    {
        TimeSpan idle = Options.TimeProvider.GetElapsedTime(Frames.LastReceivedAt);
        lock (_gate)
        {
            return new McpSession(Id)
            {
                Name = Name,
                RemoteEndPoint = Frames.RemoteEndPoint,
                LastActivity = Options.TimeProvider.GetUtcNow() - idle,
                InFlight = _inFlight,
                BytesReceived = Frames.BytesReceived,
                BytesSent = Frames.BytesSent,
                UnreadBytes = Frames.WaitingBytes,
                CertificateSubject = _certificate?.Subject,
                Roles = [.. Roles],
            };
        }
    }

    /// <summary>Lives until the connection has ended.</summary>
    public async Task RunAsync()
    {
        await Frames.Completion.ConfigureAwait(false);
        CancelAnswered();
        await Frames.DisposeAsync().ConfigureAwait(false);
    }

    /// <summary>Ends a session that has not shaken hands in time, or from which nothing has come for too long.</summary>
    public void CloseIfIdle()
    {
        if (Id == Guid.Empty)
        {
            if (Options.TimeProvider.GetElapsedTime(OpenedAt) >= Options.HandshakeTimeout)
            {
                Frames.Abort(new TimeoutException("The client did not shake hands in time."));
            }
        }
        else if (Options.IdleTimeout != Timeout.InfiniteTimeSpan)
        {
            long heardAt = Frames.LastReceivedAt;
            if (heardAt != _heardAt)
            {
                _heardAt = heardAt;
                _asked = 0;
            }

            CloseIfSilent((int)(Options.TimeProvider.GetElapsedTime(heardAt) / Options.IdleTimeout));
        }
    }

    /// <summary>
    /// A client that waits for an answer, or reads a stream, is not idle. It may have nothing to say for long, and as long as something comes it does not ping either; so it is
    /// asked, and given up only if it does not answer.
    /// </summary>
    /// <param name="timeouts">For how many idle timeouts nothing has come.</param>
    private void CloseIfSilent(int timeouts)
    {
        if (timeouts >= (Volatile.Read(ref _inFlight) == 0 ? 1 : LongestSilence))
        {
            _ = GoAwayAsync(McpStatus.RequestTimeout, "idle", TimeSpan.Zero);
        }
        else if (timeouts > _asked)
        {
            _asked = timeouts;
            _ = AskAsync();
        }
    }

    private async Task AskAsync()
    {
        try
        {
            await Frames.PingAsync(Options.IdleTimeout).ConfigureAwait(false);
        }
        catch (McpException)
        {
            // What counts is whether anything has come until it is looked at again.
        }
    }

    /// <summary>
    /// Takes no more calls, lets those that were taken finish, asks those that may have no end of their own for one, and closes. Whoever asks for it while it is under way waits as well, as long as his own patience lasts.
    /// </summary>
    public async Task GoAwayAsync(McpStatus status, string message, TimeSpan patience)
    {
        bool isFirst;
        uint last;
        lock (_gate)
        {
            isFirst = !_isGoingAway;
            _isGoingAway = true;
            last = _lastTaken;
        }

        if (isFirst)
        {
            // First of all, so that a client which is told of the end of a stream does not begin it again here.
            byte[] goaway = new Goaway(last, status, message).ToArray();
            Frames.TrySendControl(McpCommand.Goaway, 0, goaway);
            StopEndless();
        }

        try
        {
            // Also where the client has gone meanwhile: what it did not want answered is still at work.
            await WhenDrained().WaitAsync(patience, Options.TimeProvider).ConfigureAwait(false);
            using var bound = new CancellationTokenSource(BoundOfClose, Options.TimeProvider);
            await Frames.CloseAsync(bound.Token).ConfigureAwait(false);
        }
        catch (Exception error) when (error is TimeoutException or OperationCanceledException)
        {
            Frames.Abort(error);
        }
    }

    private static readonly TimeSpan BoundOfClose = TimeSpan.FromSeconds(5);
}
