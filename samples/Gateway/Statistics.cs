using Coilwright.Modbus;

namespace Gateway;

/// <summary>What the gateway has done, whenever it has done something.</summary>
internal static class Statistics
{
    public static async Task ShowAsync(ModbusGateway gateway, TimeSpan every, CancellationToken cancellationToken)
    {
        using var tick = new PeriodicTimer(every);
        ModbusGatewayStatistics last = gateway.Statistics;
        while (await tick.WaitForNextTickAsync(cancellationToken))
        {
            ModbusGatewayStatistics now = gateway.Statistics;
            if (now != last)
            {
                Console.WriteLine(
                    $"{gateway.Connections.Count} clients; {now.Requests} requests, {now.Answered} answered, {now.Shared} from the cache, {now.Failed} failed");
                last = now;
            }
        }
    }
}
