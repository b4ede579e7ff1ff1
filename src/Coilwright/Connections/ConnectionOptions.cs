using Coilwright.Connections;

namespace Coilwright;

/// <summary>How a connection is opened, kept alive and ended.</summary>
/// <remarks>
/// Set them before a client is created with them, and leave them alone afterwards. A value out of range throws
/// <see cref="ArgumentOutOfRangeException"/> when it is set.
/// </remarks>
public sealed class ConnectionOptions
{
    /// <summary>How long one attempt at one endpoint may take, with its handshake. 1 ms to 1 h; 5 s by default.</summary>
    public TimeSpan ConnectTimeout { get; set => field = OptionRange.Check(value, OptionRange.Shortest, TimeSpan.FromHours(1)); } = TimeSpan.FromSeconds(5);

    /// <summary>
    /// Whether to connect at once, without waiting for the first request. <see langword="false"/> by default. It makes no difference
    /// later: a connection that was lost is always opened again.
    /// </summary>
    public bool Eager { get; set; }

    /// <summary>How a lost connection is opened again.</summary>
    public ReconnectOptions Reconnect { get; set => field = value ?? throw new ArgumentNullException(nameof(value)); } = new();

    /// <summary>How an idle connection is kept under watch.</summary>
    public HeartbeatOptions Heartbeat { get; set => field = value ?? throw new ArgumentNullException(nameof(value)); } = new();
}
