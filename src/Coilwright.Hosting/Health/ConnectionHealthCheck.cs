using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Coilwright.Hosting;

/// <summary>Judges a client by its connections. One that has not been needed yet is opened: a check that asks nothing would say nothing.</summary>
internal abstract class ConnectionHealthCheck : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        IReadOnlyList<ConnectionStateChange> connections = await DescribeAsync(cancellationToken).ConfigureAwait(false);
        if (connections.Any(connection => connection.Current == ConnectionState.Disconnected))
        {
            try
            {
                await ConnectAsync(cancellationToken).ConfigureAwait(false);
            }
            catch (CoilwrightException error)
            {
                return new HealthCheckResult(context.Registration.FailureStatus, error.Message, error);
            }

            connections = await DescribeAsync(cancellationToken).ConfigureAwait(false);
        }

        int open = connections.Count(connection => connection.Current == ConnectionState.Connected);
        bool mayComeBack = connections.Any(connection => connection.Current is ConnectionState.Connecting or ConnectionState.Reconnecting);
        Exception? reason = connections.FirstOrDefault(connection => connection.Reason is not null && connection.Current != ConnectionState.Connected)?.Reason;
        HealthStatus status = open == connections.Count ? HealthStatus.Healthy
            : open > 0 || mayComeBack ? HealthStatus.Degraded
            : context.Registration.FailureStatus;
        return new HealthCheckResult(status, Describe(connections), status == HealthStatus.Healthy ? null : reason);
    }

    /// <summary>The latest change of each connection.</summary>
    protected abstract Task<IReadOnlyList<ConnectionStateChange>> DescribeAsync(CancellationToken cancellationToken);

    /// <summary>Makes one attempt to connect.</summary>
    protected abstract Task ConnectAsync(CancellationToken cancellationToken);

    /// <summary>The first thing that a watch tells: the latest change, at once.</summary>
    protected static async Task<ConnectionStateChange> LatestAsync(IAsyncEnumerable<ConnectionStateChange> changes, CancellationToken cancellationToken)
        => await changes.FirstAsync(cancellationToken).ConfigureAwait(false);

    private static string Describe(IReadOnlyList<ConnectionStateChange> connections) => string.Join(", ", connections.Select(connection =>
        connection.Reason is { } reason && connection.Current != ConnectionState.Connected ? $"{connection.Current}: {reason.Message}" : $"{connection.Current}"));
}
