using System.Globalization;
using Coilwright.Telemetry;

namespace Coilwright;

/// <summary>An attempt to connect failed, at one endpoint or at each of several.</summary>
public sealed class ConnectFailedException : CoilwrightException
{
    internal ConnectFailedException(string endpoint, Exception cause)
        : base($"Could not connect to {endpoint}: {cause.Message}", cause) =>
        Endpoint = endpoint;

    internal ConnectFailedException(string endpoint, TimeSpan timeout, TimeSpan elapsed, Exception cause)
        : base(
            string.Create(
                CultureInfo.InvariantCulture,
                $"Could not connect to {endpoint}: it did not accept the connection within {timeout.TotalSeconds:0.###} s.{ThreadPoolPressure.Describe(timeout, elapsed)}"),
            cause) =>
        Endpoint = endpoint;

    internal ConnectFailedException(IReadOnlyList<ConnectFailedException> failures)
        : base(
            $"Could not connect to any of {failures.Count} endpoints. {string.Join(' ', failures.Select(static failure => failure.Message))}",
            new AggregateException(failures)) =>
        Endpoint = string.Join(", ", failures.Select(static failure => failure.Endpoint));

    /// <summary>The endpoint, or all of them with commas between, as URIs.</summary>
    public string Endpoint { get; }

    /// <inheritdoc/>
    public override bool IsTransient => true;
}
