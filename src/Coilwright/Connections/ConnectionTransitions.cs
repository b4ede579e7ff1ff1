using static Coilwright.ConnectionState;

namespace Coilwright.Connections;

/// <summary>The whole state machine: every allowed pair of state and event, and where it leads. What is not here is refused.</summary>
internal static class ConnectionTransitions
{
    public static bool TryNext(ConnectionState state, ConnectionEvent cause, out ConnectionState next)
    {
        ConnectionState? target = (state, cause) switch
        {
            (Disconnected, ConnectionEvent.ConnectBegan) => Connecting,

            (Connecting, ConnectionEvent.Opened) => Connected,
            (Connecting, ConnectionEvent.AttemptFailed) => Reconnecting,
            (Connecting, ConnectionEvent.AttemptsExhausted) => Offline,
            (Connecting, ConnectionEvent.ConnectAbandoned) => Disconnected,

            (Connected, ConnectionEvent.Lost) => Reconnecting,
            (Connected, ConnectionEvent.Released) => Disconnected,

            (Reconnecting, ConnectionEvent.Opened) => Connected,
            (Reconnecting, ConnectionEvent.AttemptFailed) => Reconnecting,
            (Reconnecting, ConnectionEvent.AttemptsExhausted) => Offline,
            (Reconnecting, ConnectionEvent.ConnectAbandoned) => Disconnected,

            // A probe leaves Offline only by succeeding: callers go on failing at once while it is under way.
            (Offline, ConnectionEvent.Opened) => Connected,
            (Offline, ConnectionEvent.ConnectBegan) => Connecting,

            (Disconnected or Connecting or Connected or Reconnecting or Offline, ConnectionEvent.DrainBegan) => Draining,
            (not Closed, ConnectionEvent.Closed) => Closed,

            _ => null,
        };

        next = target ?? state;
        return target is not null;
    }
}
