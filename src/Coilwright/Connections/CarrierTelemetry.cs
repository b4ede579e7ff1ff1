using Coilwright.Telemetry;

namespace Coilwright.Connections;

/// <summary>Has a carrier observed: its numbers by who asks for them, its states by the log.</summary>
internal static class CarrierTelemetry
{
    public static void Observe(this ClientTelemetry telemetry, IRequestCarrier carrier)
    {
        telemetry.Observe(() => Read(carrier));
        telemetry.Follow(carrier.States, carrier.Endpoint);
    }

    private static ClientReading Read(IRequestCarrier carrier)
    {
        ConnectionStatistics statistics = carrier.Statistics;
        PoolStatistics? pool = carrier.Pool;
        string state = carrier.States.State.ToString();
        return new ClientReading
        {
            Connections = pool is { Idle: > 0 } some ? [(state, some.Active), ("Idle", some.Idle)] : [(state, pool?.Active ?? 1)],
            Connects = statistics.Connects,
            Pending = statistics.Waiting,
            InFlight = statistics.InFlight,
            BytesSent = statistics.BytesSent,
            BytesReceived = statistics.BytesReceived,
            LateAnswers = statistics.LateAnswers,
            UnmatchedAnswers = statistics.UnmatchedAnswers,
            Retries = statistics.Retries,
        };
    }
}
