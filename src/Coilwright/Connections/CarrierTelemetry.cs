using Coilwright.Telemetry;
using Microsoft.Extensions.Logging.Abstractions;

namespace Coilwright.Connections;

/// <summary>Has a carrier observed: its numbers by who asks for them, its states by the log.</summary>
internal static class CarrierTelemetry
{
    public static void Observe(this ClientTelemetry telemetry, IRequestCarrier carrier)
    {
        telemetry.Observe(() => Read(carrier));

        // Following the states takes a work item for the life of the client, which only a log is worth.
        if (telemetry.Log is not NullLogger)
        {
            carrier.States.StateChanged += (_, change) => Write(telemetry, carrier.Endpoint, change);
        }
    }

    private static ClientReading Read(IRequestCarrier carrier)
    {
        ConnectionStatistics statistics = carrier.Statistics;
        PoolStatistics? pool = carrier.Pool;
        return new ClientReading
        {
            State = carrier.States.State.ToString(),
            Connections = pool?.Active ?? 1,
            Idle = pool?.Idle ?? 0,
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

    private static void Write(ClientTelemetry telemetry, Endpoint endpoint, ConnectionStateChange change)
    {
        switch (change.Current)
        {
            case ConnectionState.Connecting:
                telemetry.Log.Connecting(endpoint);
                break;
            case ConnectionState.Connected:
                telemetry.Log.Connected(endpoint);
                break;
            case ConnectionState.Reconnecting:
                telemetry.Log.Reconnecting(change.Reason, endpoint, change.Attempt);
                break;
            case ConnectionState.Offline:
                telemetry.Log.Offline(change.Reason, endpoint);
                break;
            case ConnectionState.Draining:
                telemetry.Log.Draining(endpoint);
                break;
            case ConnectionState.Closed:
                telemetry.Log.Closed(endpoint);
                break;
            default:
                telemetry.Log.Disconnected(change.Reason, endpoint);
                break;
        }
    }
}
