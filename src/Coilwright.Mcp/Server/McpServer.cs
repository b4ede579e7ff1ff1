using System.Collections.Concurrent;
using Coilwright.Mcp.Client;
using Coilwright.Mcp.Frames;
using Coilwright.Mcp.Server;
using Coilwright.Mcp.Sessions;
using Coilwright.Telemetry;
using Coilwright.Transports;
using Microsoft.Extensions.Logging;

namespace Coilwright.Mcp;

/// <summary>Serves services of the Message Communication Protocol.</summary>
/// <remarks>
/// Thread-safe. Calls run on the thread pool, up to <see cref="McpServerOptions.MaxConcurrent"/> at once; a slow one holds up nobody else. Answers go out as they
/// are ready, in any order.
/// </remarks>
public sealed partial class McpServer : IAsyncDisposable
{
    private readonly ConcurrentDictionary<ServerSession, Task> _sessions = new();

    // Those whose connections have ended, while calls of theirs that nobody wants answered are still at work.
    private readonly ConcurrentDictionary<ServerSession, Task> _finishing = new();
    private readonly ServedOperation?[] _operations;
    private readonly ITransportListener? _listener;
    private readonly ITimer _upkeep;
    private readonly CancellationTokenSource _stopping = new();
    private readonly Task _accepting;

    private McpServer(ITransportListener? listener, McpServiceMap map, McpServerOptions options)
    {
        Options = options;
        Services = map.Entries;
        _operations = map.ToArray();
        _listener = listener;
        Scheduler = new Scheduler(options);
        FrameOptions = new McpFrameConnectionOptions
        {
            UseEnvelope = true,
            MaxFrameLength = options.MaxFrameLength,
            MaxDecompressedLength = Math.Max(options.MaxFrameLength, McpFrameReader.DefaultMaxFrameLength),
            TimeProvider = options.TimeProvider,
            Work = Scheduler.Work,
        };
        Telemetry = new ServerTelemetry(McpTelemetry.Protocol, options.Telemetry, listener is null ? null : Endpoint, options.TimeProvider, () => _sessions.Count);
        Sessions = new SessionMemory(options.SessionMemory, options.TimeProvider);
        TimeSpan period = options.IdleTimeout == Timeout.InfiniteTimeSpan || options.IdleTimeout > options.HandshakeTimeout ? options.HandshakeTimeout : options.IdleTimeout;
        _upkeep = options.TimeProvider.CreateTimer(static state => ((McpServer)state!).CloseIdle(), this, period / 4, period / 4);
        _accepting = listener is null ? Task.CompletedTask : DetachedLoop.Run(() => AcceptAsync(listener));
    }

    /// <summary>Where the server listens, with the port that was chosen where port 0 was asked for.</summary>
    /// <exception cref="InvalidOperationException">The server has no listener of its own.</exception>
    public Endpoint Endpoint => _listener is { } listener
        ? new Endpoint(Options.Tls is null ? McpEndpoint.Plain : McpEndpoint.Tls, listener.Endpoint.Host, listener.Endpoint.Port)
        : throw new InvalidOperationException("The server has no listener of its own.");

    /// <summary>The present sessions.</summary>
    public IReadOnlyList<McpSession> SessionList => [.. _sessions.Keys.Select(session => session.Describe())];

    /// <summary>How many calls are at work.</summary>
    public int Working => Scheduler.Working;

    /// <summary>How many calls wait for their turn.</summary>
    public int Waiting => Scheduler.Waiting;

    /// <summary>How many calls were answered with 429 because the server, or the workers of their service, had too much to do.</summary>
    public long Refused => Scheduler.Refused;

    /// <summary>
    /// The load: the time-weighted mean over the last second of <see cref="Working"/> over <see cref="McpServerOptions.MaxConcurrent"/>. 0 to 1, and more while critical calls
    /// take places beyond that.
    /// </summary>
    public double Load => Scheduler.Pressure.Load;

    /// <summary>What the server does about its load.</summary>
    public ShedLevel ShedLevel => Scheduler.Pressure.Level;

    internal McpServerOptions Options { get; }

    internal IReadOnlyList<ServiceEntry> Services { get; }

    internal Scheduler Scheduler { get; }

    internal SessionMemory Sessions { get; }

    internal ServerTelemetry Telemetry { get; }

    /// <summary>How the frames of every session are carried.</summary>
    internal McpFrameConnectionOptions FrameOptions { get; }

    /// <summary>Begins to serve.</summary>
    /// <param name="endpoint">
    /// Where to listen: <c>mcp://127.0.0.1:8080</c> for this machine only, <c>mcp://0.0.0.0:8080</c> for all that reach it; port 0 chooses a free one.
    /// <c>mcps://</c> serves TLS, by the certificate in <see cref="McpServerOptions.Tls"/>.
    /// </param>
    /// <param name="configure">Maps the services: <c>s => s.Map&lt;IUserEvents&gt;(new MyEvents())</c>.</param>
    /// <param name="options">How the server behaves; the defaults where it is <see langword="null"/>.</param>
    /// <exception cref="FormatException">The text is no endpoint; the message shows the right form.</exception>
    /// <exception cref="ArgumentException">The endpoint is <c>mcps://</c> and the options have no certificate.</exception>
    /// <exception cref="System.Net.Sockets.SocketException">The address is not this machine's, or the port is taken.</exception>
    public static McpServer Listen(string endpoint, Action<McpServiceMap> configure, McpServerOptions? options = null)
    {
        options ??= new McpServerOptions();

        // The services first: if one cannot be mapped, no port is held by a server that there is not.
        McpServiceMap map = MapOf(configure);
        return new McpServer(McpListener.Listen(McpEndpoint.Parse(endpoint), options), map, options);
    }

    /// <summary>Begins to serve whoever a listener of one's own accepts.</summary>
    /// <param name="listener">The listener, which then belongs to the server.</param>
    /// <param name="configure">Maps the services.</param>
    /// <param name="options">How the server behaves; the defaults where it is <see langword="null"/>.</param>
    public static McpServer Listen(ITransportListener listener, Action<McpServiceMap> configure, McpServerOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(listener);
        return new McpServer(listener, MapOf(configure), options ?? new McpServerOptions());
    }

    /// <summary>Makes a server without a listener: connections are given to it by <see cref="ServeAsync"/>.</summary>
    /// <param name="configure">Maps the services.</param>
    /// <param name="options">How the server behaves; the defaults where it is <see langword="null"/>.</param>
    public static McpServer Create(Action<McpServiceMap> configure, McpServerOptions? options = null) => new(null, MapOf(configure), options ?? new McpServerOptions());

    /// <summary>Serves one connection that somebody else has accepted. May be called for any number of connections at once.</summary>
    /// <param name="transport">The connection, which then belongs to the server.</param>
    /// <param name="closing">
    /// Ends the session in order: its client is told so, the calls that were taken may take <see cref="McpServerOptions.DrainTimeout"/> to finish, and the connection is
    /// closed.
    /// </param>
    /// <returns>
    /// Ends when the connection has, and not before the transport is disposed of; it does not fail whatever the client does. A server that stops, or has as many
    /// connections as it may, closes the connection at once.
    /// </returns>
    public async Task ServeAsync(ITransportConnection transport, CancellationToken closing = default)
    {
        ArgumentNullException.ThrowIfNull(transport);
        if (_stopping.IsCancellationRequested || _sessions.Count >= Options.MaxConnections)
        {
            Telemetry.Log.PeerRefused(ServerSession.PeerOf(transport), Options.MaxConnections);

            // In order, because a reset could reach the client before it knows that it was connected.
            await transport.DisposeAsync().ConfigureAwait(false);
            return;
        }

        ServerSession session;
        try
        {
            session = new ServerSession(this, transport);
        }
        catch
        {
            // What tells the roles is the user's.
            await transport.DisposeAsync().ConfigureAwait(false);
            throw;
        }

        if (Telemetry.Log.IsEnabled(LogLevel.Information))
        {
            Telemetry.Log.PeerAccepted(ServerSession.PeerOf(transport));
        }

        Task running = session.RunAsync();
        _sessions[session] = running;
        if (_stopping.IsCancellationRequested)
        {
            // Whoever stops the server may have looked through the sessions before this one was there.
            session.Frames.Abort(new OperationCanceledException("The server has stopped."));
        }

        await using (closing.UnsafeRegister(static state => _ = GoAwayAsync((ServerSession)state!), session).ConfigureAwait(false))
        {
            await running.ConfigureAwait(false);
        }

        // In this order, so that whoever stops the server finds it in one place or the other.
        _ = FinishAsync(session);
        _sessions.TryRemove(session, out _);
        if (session.Id != Guid.Empty)
        {
            Sessions.Remember(session.Id, session.Owner);
        }
    }

    private static void ThrowIfTooMany(IReadOnlyList<ServiceEntry> services)
    {
        int length = new Welcome(McpFrameHeader.ExpectedVersion, false, McpFeatures.None, Guid.Empty, default, services).GetEncodedSize();
        if (length > FrameHeaderCheck.MaxControlLength)
        {
            throw new ArgumentException(FormattableString.Invariant(
                $"The names of {services.Count} services make a handshake of {length} bytes; {FrameHeaderCheck.MaxControlLength} may be sent. Serve fewer, or call them something shorter."));
        }
    }

    private static McpServiceMap MapOf(Action<McpServiceMap> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        var map = new McpServiceMap();
        configure(map);
        ThrowIfTooMany(map.Entries);
        return map;
    }

    /// <summary>What call headers mean by a number.</summary>
    internal ServedOperation? FindOperation(ushort number) => number < _operations.Length ? _operations[number] : null;
}
