namespace Coilwright.Requests;

/// <summary>Why a request failed before an answer to it arrived.</summary>
internal enum FailureKind
{
    /// <summary>Its deadline passed.</summary>
    TimedOut,

    /// <summary>As many requests as may wait were waiting already.</summary>
    QueueFull,

    /// <summary>No connection could be made.</summary>
    ConnectFailed,

    /// <summary>No connection will come for now: offline, or being drained.</summary>
    Unavailable,

    /// <summary>No connection of the pool became free in time.</summary>
    PoolExhausted,

    /// <summary>Whoever is asked is left alone for longer than the request can wait.</summary>
    BackedOff,

    /// <summary>The unit of a line that is asked may still answer earlier requests, and is left alone for longer than this one can wait.</summary>
    InDoubt,

    /// <summary>The connection ended while the request was on its way.</summary>
    ConnectionLost,

    /// <summary>The peer sent what cannot be a frame, so that the connection had to be given up.</summary>
    InvalidFrame,

    /// <summary>The peer said that it takes no further requests, and that it has not looked at this one.</summary>
    NotTaken,

    /// <summary>The client was disposed.</summary>
    Disposed,
}
