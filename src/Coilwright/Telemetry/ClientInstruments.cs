using System.Diagnostics.Metrics;

namespace Coilwright.Telemetry;

/// <summary>The instruments of a meter that clients share. TELEMETRY.md describes them to users.</summary>
internal sealed class ClientInstruments
{
    public ClientInstruments(Meter meter, string system)
    {
        string prefix = $"{system}.client.";
        CallDuration = meter.CreateDuration("rpc.client.call.duration", "How long calls took, from the call to its result.");
        WaitDuration = meter.CreateDuration(prefix + "wait.duration", "How long requests waited until they were sent.");
        ConnectDuration = meter.CreateDuration(prefix + "connect.duration", "How long attempts to connect took.");
        HandshakeDuration = meter.CreateDuration(prefix + "tls.handshake.duration", "How long TLS handshakes took.");
        HeartbeatRoundTrip = meter.CreateDuration(prefix + "heartbeat.round_trip", "How long answers to heartbeats took.");
        Shed = meter.CreateCounter<long>(prefix + "requests.shed", "{request}", "Requests refused because too many waited, or by a peer that had too many.");

        meter.CreateObservableUpDownCounter(prefix + "connections", ObserveConnections, "{connection}", "Connections by state.");
        Observe(meter.CreateObservableUpDownCounter<long>, "requests.pending", "{request}", "Requests that wait to be sent.", reading => reading.Pending);
        Observe(meter.CreateObservableUpDownCounter<long>, "requests.in_flight", "{request}", "Requests that wait for their answers.", reading => reading.InFlight);
        Observe(meter.CreateObservableCounter<long>, "reconnects", "{connection}", "Connections made after the first.", reading => Math.Max(0, reading.Connects - 1));
        Observe(meter.CreateObservableCounter<long>, "bytes.sent", "By", "Bytes sent.", reading => reading.BytesSent);
        Observe(meter.CreateObservableCounter<long>, "bytes.received", "By", "Bytes received.", reading => reading.BytesReceived);
        Observe(meter.CreateObservableCounter<long>, "late_answers", "{answer}", "Answers that came after their request was given up.", reading => reading.LateAnswers);
        Observe(meter.CreateObservableCounter<long>, "unmatched_answers", "{answer}", "Answers that belonged to nothing.", reading => reading.UnmatchedAnswers);
        Observe(meter.CreateObservableCounter<long>, "retries", "{request}", "Requests sent again.", reading => reading.Retries);

        void Observe<TInstrument>(
            Func<string, Func<IEnumerable<Measurement<long>>>, string?, string?, TInstrument> create,
            string name,
            string unit,
            string description,
            Func<ClientReading, long> value) =>
            create(prefix + name, () => Clients.Items.Select(client => client.Measure(value)), unit, description);
    }

    public Histogram<double> CallDuration { get; }

    public Histogram<double> WaitDuration { get; }

    public Histogram<double> ConnectDuration { get; }

    public Histogram<double> HandshakeDuration { get; }

    public Histogram<double> HeartbeatRoundTrip { get; }

    public Counter<long> Shed { get; }

    /// <summary>The clients that are asked for their numbers.</summary>
    public ObservedSet<ClientTelemetry> Clients { get; } = new();

    private IEnumerable<Measurement<long>> ObserveConnections() => Clients.Items.SelectMany(client => client.MeasureConnections());
}
