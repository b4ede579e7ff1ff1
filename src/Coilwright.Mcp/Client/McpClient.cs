using Coilwright.Mcp.Client;
using Coilwright.Mcp.Sessions;
using Coilwright.Telemetry;
using Coilwright.Transports;

namespace Coilwright.Mcp;

/// <summary>
/// Reaches a server of the Message Communication Protocol. Generated clients (<c>new UserEventsClient(client)</c>) make the calls.
/// </summary>
/// <remarks>
/// Thread-safe: any number of callers and of generated clients share it, with any number of calls in flight at once. A connection that is lost is opened
/// again, with growing pauses; meanwhile calls wait for it, each up to its time. After <see cref="ReconnectOptions.Attempts"/> failures calls fail at
/// once until a probe or <see cref="ConnectAsync(CancellationToken)"/> succeeds.
/// </remarks>
public sealed partial class McpClient : IAsyncDisposable
{
    private readonly ClientLink[] _links;
    private uint _next;

    private McpClient(IReadOnlyList<ITransport> transports, McpClientOptions options, ClientTelemetry telemetry, int connections)
    {
        Options = options;
        Telemetry = telemetry;
        _links = new ClientLink[connections];
        for (int i = 0; i < connections; i++)
        {
            _links[i] = new ClientLink(transports, options, this);
        }

        Telemetry.Observe(_links, Counts, transports[0].Endpoint);
        foreach (ClientLink link in _links)
        {
            link.Supervisor.Start();
        }
    }

    /// <summary>The connections, at this moment.</summary>
    public IReadOnlyList<McpClientConnection> Connections => [.. _links.Select(link => link.Describe())];

    /// <summary>How the client behaves.</summary>
    internal McpClientOptions Options { get; }

    internal ClientTelemetry Telemetry { get; }

    internal ConnectionCounts Counts { get; } = new();

    /// <summary>The services that its callers use.</summary>
    internal ClientServices Services { get; } = new();

    /// <summary>Connects to a server.</summary>
    /// <param name="endpoint"><c>mcp://host:8080</c> for plain TCP, <c>mcps://host:8443</c> for TLS; <c>?connections=2</c> spreads the calls.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <exception cref="FormatException">The text is no endpoint; the message shows the right form.</exception>
    /// <exception cref="ConnectionUnavailableException">The one attempt that is made has failed.</exception>
    public static Task<McpClient> ConnectAsync(string endpoint, CancellationToken cancellationToken = default)
        => ConnectAsync([endpoint], null, cancellationToken);

    /// <summary>Connects to a server.</summary>
    /// <param name="endpoint">As above.</param>
    /// <param name="options">How the client behaves; the defaults where it is <see langword="null"/>.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <inheritdoc cref="ConnectAsync(string, CancellationToken)"/>
    public static Task<McpClient> ConnectAsync(string endpoint, McpClientOptions? options, CancellationToken cancellationToken = default)
        => ConnectAsync([endpoint], options, cancellationToken);

    /// <summary>Connects to the first of several servers that takes it; when a connection is lost, the others are tried too.</summary>
    /// <param name="endpoints">The endpoints, at least one, in the order in which they are tried.</param>
    /// <param name="options">How the client behaves; the defaults where it is <see langword="null"/>.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <inheritdoc cref="ConnectAsync(string, CancellationToken)"/>
    public static async Task<McpClient> ConnectAsync(
        IReadOnlyList<string> endpoints, McpClientOptions? options = null, CancellationToken cancellationToken = default)
    {
        McpClient client = Create(endpoints, options);
        try
        {
            await client.ConnectAsync(cancellationToken).ConfigureAwait(false);
            return client;
        }
        catch
        {
            await client.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Makes a client that connects when it is first used, or at once in the background where its options say so.</summary>
    /// <param name="endpoints">The endpoints, at least one, in the order in which they are tried.</param>
    /// <param name="options">How the client behaves; the defaults where it is <see langword="null"/>.</param>
    /// <exception cref="FormatException">A text is no endpoint; the message shows the right form.</exception>
    public static McpClient Create(IReadOnlyList<string> endpoints, McpClientOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        options ??= new McpClientOptions();
        Endpoint[] parsed = [.. endpoints.Select(McpEndpoint.Parse)];
        ThrowIfNone(parsed.Length, nameof(endpoints));
        ClientTelemetry telemetry = TelemetryOf(parsed[0], options);
        int connections = parsed.Select(McpEndpoint.ConnectionsOf).FirstOrDefault(count => count is not null) ?? options.Connections;
        return new McpClient([.. parsed.Select(endpoint => McpTransport.Create(endpoint, options, telemetry))], options, telemetry, connections);
    }

    /// <summary>Makes a client over transports of one's own; it connects when it is first used.</summary>
    /// <param name="transports">The ways to the server, at least one, in the order in which they are tried.</param>
    /// <param name="options">How the client behaves; the defaults where it is <see langword="null"/>.</param>
    public static McpClient Create(IReadOnlyList<ITransport> transports, McpClientOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(transports);
        options ??= new McpClientOptions();
        ThrowIfNone(transports.Count, nameof(transports));
        return new McpClient(transports, options, TelemetryOf(transports[0].Endpoint, options), options.Connections);
    }

    /// <summary>Makes one attempt to connect, where there is no connection, or joins the one under way.</summary>
    /// <exception cref="ConnectionUnavailableException">It failed.</exception>
    public Task ConnectAsync(CancellationToken cancellationToken = default)
        => Task.WhenAll(_links.Select(link => link.Supervisor.ConnectAsync(cancellationToken)));

    /// <summary>Yields every change of state of one connection, beginning with the latest.</summary>
    /// <param name="connection">Which of <see cref="Connections"/>.</param>
    /// <param name="cancellationToken">Ends the watch.</param>
    public IAsyncEnumerable<ConnectionStateChange> WatchStateAsync(int connection = 0, CancellationToken cancellationToken = default)
        => _links[connection].Supervisor.States.WatchAsync(cancellationToken);

    /// <summary>Takes no more calls, waits for those in flight up to <see cref="McpClientOptions.DrainTimeout"/>, then closes.</summary>
    public async Task CloseAsync()
    {
        await Task.WhenAll(_links.Select(link => link.Supervisor.DrainAsync(Options.DrainTimeout))).ConfigureAwait(false);
        Telemetry.Dispose();
    }

    /// <summary>Closes at once; calls in flight fail.</summary>
    public async ValueTask DisposeAsync()
    {
        Telemetry.Dispose();
        foreach (ClientLink link in _links)
        {
            await link.Supervisor.DisposeAsync().ConfigureAwait(false);
        }
    }

    private static void ThrowIfNone(int endpoints, string parameterName)
    {
        if (endpoints == 0)
        {
            throw new ArgumentException("At least one endpoint is needed.", parameterName);
        }
    }

    private static ClientTelemetry TelemetryOf(Endpoint endpoint, McpClientOptions options)
        => new(McpTelemetry.Protocol, options.Telemetry, endpoint, options.TimeProvider);
}
