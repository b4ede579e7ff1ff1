using System.Globalization;
using Coilwright.Telemetry;

namespace Coilwright;

/// <summary>
/// There was no connection to send a request on, and nothing of it was sent. <see cref="Exception.InnerException"/> is the reason why
/// there is none.
/// </summary>
public sealed class ConnectionUnavailableException : CoilwrightException
{
    private ConnectionUnavailableException(string message, ConnectionStateChange now, Exception? reason)
        : base(reason is null ? message : $"{message} {reason.Message}", reason)
    {
        State = now.Current;
        Attempt = now.Attempt;
    }

    /// <summary>The state that the connection was in.</summary>
    public ConnectionState State { get; }

    /// <summary>The number of the attempt that was being made or waited for; 0 if none.</summary>
    public int Attempt { get; }

    /// <inheritdoc/>
    public override bool IsTransient => State is not (ConnectionState.Draining or ConnectionState.Closed);

    internal static ConnectionUnavailableException AttemptFailed(ConnectionStateChange now, Exception reason) =>
        new("There is no connection.", now, reason);

    internal static ConnectionUnavailableException Offline(ConnectionStateChange now, ReconnectOptions options, Exception? reason) =>
        new(
            string.Create(
                CultureInfo.InvariantCulture,
                $"Offline: {options.Attempts} attempts to connect have failed. It is tried again every {options.ProbeInterval.TotalSeconds:0.###} s, or at once by an explicit connect."),
            now,
            reason);

    internal static ConnectionUnavailableException TimedOut(
        ConnectionStateChange now, TimeSpan timeout, TimeSpan elapsed, ReconnectOptions options, Exception? reason) =>
        new(
            string.Create(
                CultureInfo.InvariantCulture,
                $"Not connected within {timeout.TotalSeconds:0.###} s, with attempt {now.Attempt} of {options.Attempts} being made or waited for.{ThreadPoolPressure.Describe(timeout, elapsed)}"),
            now,
            reason);

    internal static ConnectionUnavailableException Ending(ConnectionStateChange now) =>
        new(
            now.Current == ConnectionState.Draining
                ? "The connection is being drained and takes no new requests."
                : "The connection was closed by its owner.",
            now,
            reason: null);
}
