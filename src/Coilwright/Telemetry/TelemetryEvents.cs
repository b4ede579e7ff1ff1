using Microsoft.Extensions.Logging;

namespace Coilwright.Telemetry;

/// <summary>All events, with ids that never change. TELEMETRY.md describes them to users.</summary>
internal static partial class TelemetryEvents
{
    [LoggerMessage(1, LogLevel.Debug, "Connecting to {Endpoint}.")]
    public static partial void Connecting(this ILogger log, Endpoint endpoint);

    [LoggerMessage(2, LogLevel.Information, "Connected to {Endpoint}.")]
    public static partial void Connected(this ILogger log, Endpoint endpoint);

    [LoggerMessage(3, LogLevel.Warning, "Not connected to {Endpoint}; attempt {Attempt} follows.")]
    public static partial void Reconnecting(this ILogger log, Exception? reason, Endpoint endpoint, int attempt);

    [LoggerMessage(4, LogLevel.Error, "{Endpoint} is offline: all attempts to connect have failed.")]
    public static partial void Offline(this ILogger log, Exception? reason, Endpoint endpoint);

    [LoggerMessage(5, LogLevel.Information, "No connection to {Endpoint} is wanted for now.")]
    public static partial void Disconnected(this ILogger log, Exception? reason, Endpoint endpoint);

    [LoggerMessage(6, LogLevel.Information, "The connection to {Endpoint} is being drained.")]
    public static partial void Draining(this ILogger log, Endpoint endpoint);

    [LoggerMessage(7, LogLevel.Information, "The client of {Endpoint} was closed.")]
    public static partial void Closed(this ILogger log, Endpoint endpoint);

    [LoggerMessage(10, LogLevel.Debug, "{Method} at {Endpoint} failed ({Error}) after {Milliseconds:0.###} ms.", SkipEnabledCheck = true)]
    public static partial void CallFailed(this ILogger log, string method, Endpoint endpoint, string error, double milliseconds);

    [LoggerMessage(11, LogLevel.Warning, "Unit {Unit} at {Endpoint} is in doubt: it owes answers that may still come, and nothing else is sent to it before that is settled.")]
    public static partial void UnitInDoubt(this ILogger log, byte unit, Endpoint endpoint);

    [LoggerMessage(12, LogLevel.Information, "Unit {Unit} at {Endpoint} is out of doubt.")]
    public static partial void UnitOutOfDoubt(this ILogger log, byte unit, Endpoint endpoint);

    [LoggerMessage(20, LogLevel.Information, "{Peer} was accepted.")]
    public static partial void PeerAccepted(this ILogger log, string peer);

    [LoggerMessage(21, LogLevel.Warning, "{Peer} was refused: there are {Limit} connections already.")]
    public static partial void PeerRefused(this ILogger log, string peer, int limit);

    [LoggerMessage(22, LogLevel.Error, "{Peer} could not be served, because what tells its roles has failed.")]
    public static partial void PeerNotServed(this ILogger log, Exception error, string peer);
}
