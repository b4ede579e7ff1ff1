namespace Coilwright.Modbus.Tests.Devices;

/// <summary>What a map's client allocates, together with the server of the same map: both run in this process.</summary>
[Collection<AloneInTheProcess>]
public sealed class MapAllocationTests
{
    private const int Reads = 1_000;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public async Task A_warm_poll_of_a_whole_map_allocates_nothing(int maxInFlight)
    {
        await using ModbusServer server = ModbusServer.Listen("tcp://127.0.0.1:0");
        server.Map(1, new Boiler { Energy = 5 });
        await using ModbusClient client = await ConnectAsync(server, maxInFlight);
        var boiler = new BoilerClient(client);
        var target = new Boiler();

        long allocated = await LeastAllocatedAsync(async count =>
        {
            for (int i = 0; i < count; i++)
            {
                await boiler.ReadAsync(target, Cancellation);
            }
        });

        Assert.Equal(5u, target.Energy);
        Assert.InRange(allocated, 0, 400);
    }

    [Fact]
    public async Task Warm_reads_and_writes_of_members_leave_less_than_a_byte_each()
    {
        await using ModbusServer server = ModbusServer.Listen("tcp://127.0.0.1:0");
        server.Map(1, new Boiler());
        await using ModbusClient client = await ConnectAsync(server, 1);
        var boiler = new BoilerClient(client);

        long allocated = await LeastAllocatedAsync(async count =>
        {
            for (int i = 0; i < count; i++)
            {
                await boiler.WriteLimitAsync(2.5, Cancellation);
                await boiler.WriteEnergyAsync(7, Cancellation);
                await boiler.WriteAlarmAsync(true, Cancellation);
                await boiler.ReadLimitAsync(Cancellation);
                await boiler.ReadDoorAsync(Cancellation);
            }
        });

        // The runtime keeps the states of async methods by thread, so a thread that is new to the pool has to make its own.
        Assert.InRange(allocated, 0, 5 * Reads);
    }

    private static Task<ModbusClient> ConnectAsync(ModbusServer server, int maxInFlight) => ModbusClient.ConnectAsync(
        server.Endpoint,
        new ModbusClientOptions { MaxInFlight = maxInFlight, RequestTimeout = TimeSpan.FromSeconds(30) },
        Cancellation);

    /// <summary>The least of several rounds: the runtime now and then allocates for itself. The task of a round is left.</summary>
    private static Task<long> LeastAllocatedAsync(Func<int, Task> run) => Task.Run(
        async () =>
        {
            long least = long.MaxValue;
            for (int i = 0; i < 10; i++)
            {
                long before = GC.GetTotalAllocatedBytes(precise: true);
                await run(Reads);
                least = Math.Min(least, GC.GetTotalAllocatedBytes(precise: true) - before);
            }

            return least;
        },
        Cancellation);
}
