namespace Coilwright;

/// <summary>Where the life of a connection stands.</summary>
public enum ConnectionState
{
    /// <summary>Nothing is open and nobody has asked for a connection yet, or the last one was given up without need for another.</summary>
    Disconnected,

    /// <summary>The first attempt to open a connection is under way. Requests wait for it, each up to its own deadline.</summary>
    Connecting,

    /// <summary>A connection is open and takes requests.</summary>
    Connected,

    /// <summary>
    /// The connection was lost, or the first attempt failed, and another attempt is being made or waited for;
    /// <see cref="ConnectionStateChange.Attempt"/> tells which. Requests wait for it, each up to its own deadline.
    /// </summary>
    Reconnecting,

    /// <summary>
    /// All attempts failed (<see cref="ReconnectOptions.Attempts"/>). Requests fail at once with the last reason; a probe every
    /// <see cref="ReconnectOptions.ProbeInterval"/> or an explicit connect leaves this state.
    /// </summary>
    Offline,

    /// <summary>No new requests are taken; those in flight may still finish.</summary>
    Draining,

    /// <summary>Closed for good.</summary>
    Closed,
}
