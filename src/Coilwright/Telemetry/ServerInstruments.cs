using System.Diagnostics.Metrics;

namespace Coilwright.Telemetry;

/// <summary>The instruments of a meter that servers share. TELEMETRY.md describes them to users.</summary>
internal sealed class ServerInstruments
{
    private readonly Lock _gate = new();
    private ServerTelemetry[] _servers = [];

    public ServerInstruments(Meter meter, string system)
    {
        CallDuration = meter.CreateDuration("rpc.server.call.duration", "How long it took to carry requests out.");
        Shed = meter.CreateCounter<long>($"{system}.server.requests.shed", "{request}", "Requests refused because of load.");
        meter.CreateObservableUpDownCounter(
            $"{system}.server.connections",
            () => Volatile.Read(ref _servers).Select(static server => server.MeasureConnections()),
            "{connection}",
            "Connections being served.");
    }

    public Histogram<double> CallDuration { get; }

    public Counter<long> Shed { get; }

    /// <summary>Begins to ask a server for its numbers.</summary>
    public void Add(ServerTelemetry server)
    {
        lock (_gate)
        {
            Volatile.Write(ref _servers, [.. _servers, server]);
        }
    }

    public void Remove(ServerTelemetry server)
    {
        lock (_gate)
        {
            Volatile.Write(ref _servers, [.. _servers.Where(other => other != server)]);
        }
    }
}
