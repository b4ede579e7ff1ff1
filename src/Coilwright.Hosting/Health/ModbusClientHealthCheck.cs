using Coilwright.Modbus;

namespace Coilwright.Hosting;

/// <summary>Judges a Modbus client.</summary>
internal sealed class ModbusClientHealthCheck(ModbusClient client) : ConnectionHealthCheck
{
    protected override async Task<IReadOnlyList<ConnectionStateChange>> DescribeAsync(CancellationToken cancellationToken)
        => [await LatestAsync(client.WatchStateAsync(cancellationToken), cancellationToken).ConfigureAwait(false)];

    protected override Task ConnectAsync(CancellationToken cancellationToken) => client.ConnectAsync(cancellationToken);
}
