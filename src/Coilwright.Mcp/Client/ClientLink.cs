using Coilwright.Connections;
using Coilwright.Transports;

namespace Coilwright.Mcp.Client;

/// <summary>One of the connections of a client: kept alive, opened again, its session named again.</summary>
internal sealed class ClientLink
{
    // An object, because what reads it may run beside what replaces it.
    private Session _session = new(Guid.Empty);

    /// <param name="transports">The ways to the server, the first of which is tried first.</param>
    /// <param name="options">How to behave.</param>
    /// <param name="owner">The client.</param>
    public ClientLink(IReadOnlyList<ITransport> transports, McpClientOptions options, McpClient owner)
    {
        ConnectTarget<ClientConnection>[] targets = [.. transports.Select(transport => new ConnectTarget<ClientConnection>(
            transport.Endpoint.ToString(),
            token => OpenAsync(transport, owner, token)))];
        var connector = new Connector<ClientConnection>(targets, options.Connection.ConnectTimeout, options.TimeProvider);
        Supervisor = new ConnectionSupervisor<ClientConnection>(connector, options.Connection, options.TimeProvider, owner);
    }

    /// <summary>Keeps the connection.</summary>
    public ConnectionSupervisor<ClientConnection> Supervisor { get; }

    /// <summary>Begins to connect in the background where nothing was asked of the link so far. Otherwise it goes on by itself.</summary>
    public void WantIfAtRest()
    {
        if (Supervisor.States.State == ConnectionState.Disconnected)
        {
            Supervisor.TryDemand(out _);
        }
    }

    /// <summary>Describes this moment.</summary>
    public McpClientConnection Describe()
    {
        Supervisor.TryGetConnected(out ClientConnection? connection);
        return new McpClientConnection(Supervisor.States.State, connection?.SessionId ?? _session.Id)
        {
            IsResumed = connection?.IsResumed ?? false,
            RemoteEndPoint = connection?.Frames.RemoteEndPoint,
            RoundTrip = Supervisor.RoundTrip,
            InFlight = connection?.Frames.InFlight ?? 0,
            BytesSent = connection?.Frames.BytesSent ?? 0,
            BytesReceived = connection?.Frames.BytesReceived ?? 0,
        };
    }

    private async ValueTask<ClientConnection> OpenAsync(ITransport transport, McpClient owner, CancellationToken cancellationToken)
    {
        TimeProvider time = owner.Options.TimeProvider;
        long started = time.GetTimestamp();
        try
        {
            ClientConnection connection = await ClientConnection.OpenAsync(transport, owner, _session.Id, cancellationToken).ConfigureAwait(false);
            _session = new Session(connection.SessionId);
            _ = owner.Counts.AddAsync(connection.Frames);
            owner.Telemetry.NoteConnect(time.GetElapsedTime(started), failure: null);
            return connection;
        }
        catch (Exception failure)
        {
            owner.Telemetry.NoteConnect(time.GetElapsedTime(started), failure);
            throw;
        }
    }

    private sealed record Session(Guid Id);
}
