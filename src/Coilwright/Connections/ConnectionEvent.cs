namespace Coilwright.Connections;

/// <summary>What can happen to a connection. <see cref="ConnectionTransitions"/> says where each leads.</summary>
internal enum ConnectionEvent
{
    /// <summary>An attempt was started from rest: by the first request, by an eager client or by an explicit connect.</summary>
    ConnectBegan,

    /// <summary>An attempt succeeded.</summary>
    Opened,

    /// <summary>An attempt failed and another will be made.</summary>
    AttemptFailed,

    /// <summary>An attempt failed and was the last of its series.</summary>
    AttemptsExhausted,

    /// <summary>An attempt failed, or is still to come, and nobody wants another.</summary>
    ConnectAbandoned,

    /// <summary>The open connection died and is wanted back.</summary>
    Lost,

    /// <summary>The open connection has gone and nobody wants it back for now.</summary>
    Released,

    /// <summary>The owner asked for an orderly end.</summary>
    DrainBegan,

    /// <summary>The owner ended it.</summary>
    Closed,
}
