namespace Coilwright.Modbus.Tests.Devices;

/// <summary>What a map's client allocates, together with the server of the same map: both run in this process.</summary>
[Collection<AloneInTheProcess>]
public sealed class MapAllocationTests
{
    private const int Polls = 200;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public async Task A_warm_poll_of_a_map_of_60_registers_allocates_nothing_on_client_and_server(int maxInFlight)
    {
        await using ModbusServer server = ModbusServer.Listen("tcp://127.0.0.1:0");
        server.Map(1, new Plant { Energy6 = 5, Name = "North" });
        await using ModbusClient client = await ConnectAsync(server, maxInFlight);
        var plant = new PlantClient(client);
        var target = new Plant();

        long allocated = await LeastAllocatedAsync(async () =>
        {
            // This method's own state is made at its first wait.
            await Task.Yield();
            long before = GC.GetTotalAllocatedBytes(precise: true);
            for (int i = 0; i < Polls; i++)
            {
                await plant.ReadAsync(target, Cancellation);
            }

            return GC.GetTotalAllocatedBytes(precise: true) - before;
        });

        Assert.Equal(60, MapPlan.Of<Plant>().Members.Sum(member => member.Count));
        Assert.Equal((5u, "North"), (target.Energy6, target.Name));
        Assert.Equal(0, allocated);
    }

    [Fact]
    public async Task Warm_reads_and_writes_of_members_allocate_nothing_on_client_and_server()
    {
        await using ModbusServer server = ModbusServer.Listen("tcp://127.0.0.1:0");
        server.Map(1, new Boiler());
        await using ModbusClient client = await ConnectAsync(server, 1);
        var boiler = new BoilerClient(client);

        long allocated = await LeastAllocatedAsync(async () =>
        {
            // This method's own state is made at its first wait.
            await Task.Yield();
            long before = GC.GetTotalAllocatedBytes(precise: true);
            for (int i = 0; i < Polls; i++)
            {
                await boiler.WriteLimitAsync(2.5, Cancellation);
                await boiler.WriteEnergyAsync(7, Cancellation);
                await boiler.WriteAlarmAsync(true, Cancellation);
                await boiler.ReadLimitAsync(Cancellation);
                await boiler.ReadDoorAsync(Cancellation);
            }

            return GC.GetTotalAllocatedBytes(precise: true) - before;
        });

        Assert.Equal(0, allocated);
    }

    private static Task<ModbusClient> ConnectAsync(ModbusServer server, int maxInFlight) => ModbusClient.ConnectAsync(
        server.Endpoint,
        new ModbusClientOptions { MaxInFlight = maxInFlight, RequestTimeout = TimeSpan.FromSeconds(30) },
        Cancellation);

    /// <summary>
    /// The least of several rounds. The runtime keeps the states of async methods by thread and core, so work that moves makes some
    /// anew now and then; code that allocates by itself does so in every round.
    /// </summary>
    private static Task<long> LeastAllocatedAsync(Func<Task<long>> round) => Task.Run(
        async () =>
        {
            long least = long.MaxValue;
            for (int i = 0; i < 40 && least > 0; i++)
            {
                least = Math.Min(least, await round());
            }

            return least;
        },
        Cancellation);
}
