using System.Diagnostics.Metrics;

namespace Coilwright.Telemetry;

/// <summary>The instruments of a meter that servers share. TELEMETRY.md describes them to users.</summary>
internal sealed class ServerInstruments
{
    public ServerInstruments(Meter meter, string system)
    {
        CallDuration = meter.CreateDuration("rpc.server.call.duration", "How long it took to carry requests out.");
        Shed = meter.CreateCounter<long>($"{system}.server.requests.shed", "{request}", "Requests refused because of load.");
        meter.CreateObservableUpDownCounter(
            $"{system}.server.connections",
            () => Servers.Items.Select(static server => server.MeasureConnections()),
            "{connection}",
            "Connections being served.");
    }

    public Histogram<double> CallDuration { get; }

    public Counter<long> Shed { get; }

    /// <summary>The servers that are asked for their numbers.</summary>
    public ObservedSet<ServerTelemetry> Servers { get; } = new();
}
