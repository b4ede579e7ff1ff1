using Coilwright.Mcp;

namespace Coilwright.Soak;

/// <summary>A server of parcels and tickets.</summary>
internal sealed class McpSoakServer : ISoakServer, IParcels
{
    // A call whose answer its caller has may still be on its way out.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(20);

    private readonly Tickets _tickets;
    private readonly McpServer _server;

    private McpSoakServer(string scheme, TlsServerOptions tls, Tickets tickets)
    {
        _tickets = tickets;
        var options = new McpServerOptions { MaxConcurrent = 1000, CompressionThreshold = 512 };
        options.Tls = scheme == McpLine.Tls ? tls : null;
        _server = McpServer.Listen($"{scheme}://127.0.0.1:0", services => services.Map<IParcels>(this), options);
    }

    public int Port => _server.Endpoint.Port;

    public static McpSoakServer Listen(string scheme, TlsServerOptions tls, Tickets tickets) => new(scheme, tls, tickets);

    public async ValueTask<Parcel> EchoAsync(Parcel parcel, CancellationToken cancellationToken)
    {
        // Others come to their turn between request and answer.
        await Task.Yield();
        return parcel;
    }

    public async ValueTask<TicketNote> CountAsync(TicketNote note, CancellationToken cancellationToken)
    {
        _tickets.Add(note.Caller, note.Ticket);
        await Task.Yield();
        return note;
    }

    public async Task<string> FindLeftAsync()
    {
        for (TimeSpan waited = TimeSpan.Zero; waited < Patience && CountLeft() > 0; waited += Step)
        {
            await Task.Delay(Step);
        }

        return CountLeft() == 0 ? "" : $"{_server.Working} calls at work, {_server.Waiting} waiting, {CountInFlight()} in the tables of sessions";
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private int CountLeft() => _server.Working + _server.Waiting + CountInFlight();

    private int CountInFlight() => _server.SessionList.Sum(session => session.InFlight);
}
