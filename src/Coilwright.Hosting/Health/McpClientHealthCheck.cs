using Coilwright.Mcp;

namespace Coilwright.Hosting;

/// <summary>Judges a client of the Message Communication Protocol.</summary>
internal sealed class McpClientHealthCheck(McpClient client) : ConnectionHealthCheck
{
    protected override async Task<IReadOnlyList<ConnectionStateChange>> DescribeAsync(CancellationToken cancellationToken)
        => await Task.WhenAll(client.Connections.Select((_, index) => LatestAsync(client.WatchStateAsync(index, cancellationToken), cancellationToken))).ConfigureAwait(false);

    protected override Task ConnectAsync(CancellationToken cancellationToken) => client.ConnectAsync(cancellationToken);
}
