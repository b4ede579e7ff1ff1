using Coilwright.Telemetry;
using Microsoft.Extensions.Logging.Abstractions;

namespace Coilwright.Connections;

/// <summary>Writes the changes of a connection's state to the log.</summary>
internal static class StateLog
{
    public static void Follow(this ClientTelemetry telemetry, ConnectionStateMachine states, Endpoint endpoint)
    {
        // Following the states takes a work item for the life of the client, which only a log is worth.
        if (telemetry.Log is not NullLogger)
        {
            states.StateChanged += (_, change) => Write(telemetry, endpoint, change);
        }
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
