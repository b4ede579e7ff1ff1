using System.Runtime.CompilerServices;
using Coilwright.Tests.Shared;

namespace Coilwright.Modbus.Tests.Devices;

/// <summary>What a map's client allocates, together with the server of the same map: both run in this process.</summary>
[Collection<AloneInTheProcess>]
public sealed class MapAllocationTests
{
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

        long allocated = await LeastAllocated.OfAsync(
            [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))] async ValueTask () => await plant.ReadAsync(target, Cancellation),
            Cancellation);

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

        long allocated = await LeastAllocated.OfAsync(
            [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))] async ValueTask () =>
            {
                await boiler.WriteLimitAsync(2.5, Cancellation);
                await boiler.WriteEnergyAsync(7, Cancellation);
                await boiler.WriteAlarmAsync(true, Cancellation);
                await boiler.ReadLimitAsync(Cancellation);
                await boiler.ReadDoorAsync(Cancellation);
            },
            Cancellation);

        Assert.Equal(0, allocated);
    }

    [Fact]
    public async Task Warm_writes_that_are_read_back_allocate_nothing()
    {
        await using ModbusServer server = ModbusServer.Listen("tcp://127.0.0.1:0");
        server.Map(1, new Boiler());
        await using ModbusClient client = await ConnectAsync(server, 1);
        var boiler = new BoilerClient(client) { VerifiesWrites = true };
        var values = new Boiler { Limit = 12.5, Hysteresis = 3, Relay = true };

        long allocated = await LeastAllocated.OfAsync(
            [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))] async ValueTask () =>
            {
                await boiler.WriteLimitAsync(2.5, Cancellation);
                await boiler.WriteAlarmAsync(true, Cancellation);
                await boiler.WriteRelayAsync(true, Cancellation);
                await boiler.WriteLimitsAsync(values, Cancellation);
            },
            Cancellation);

        Assert.Equal(12.5, await boiler.ReadLimitAsync(Cancellation));
        Assert.Equal(0, allocated);
    }

    [Fact]
    public async Task Warm_reads_and_writes_of_members_that_other_registers_scale_allocate_nothing()
    {
        await using ModbusServer server = ModbusServer.Listen("tcp://127.0.0.1:0");
        server.Map(1, new Inverter { Scale = -1, Voltage = 230.5m, Power = 12_300, FarScale = 2, Share = 2 });
        await using ModbusClient client = await ConnectAsync(server, 1);
        var inverter = new InverterClient(client);

        long allocated = await LeastAllocated.OfAsync(
            [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))] async ValueTask () =>
            {
                await inverter.WriteVoltageAsync(231.4m, Cancellation);
                await inverter.ReadVoltageAsync(Cancellation);
                await inverter.ReadPowerAsync(Cancellation);
            },
            Cancellation);

        Assert.Equal((231.4m, 12_300d), (await inverter.ReadVoltageAsync(Cancellation), await inverter.ReadPowerAsync(Cancellation)));
        Assert.Equal(0, allocated);
    }

    [Fact]
    public async Task A_warm_poll_of_groups_text_arrays_and_scales_allocates_nothing()
    {
        await using ModbusServer server = ModbusServer.Listen("tcp://127.0.0.1:0");
        var values = new Inverter { Count = 2, Scale = -1, Voltage = 230.5m, Power = 12_300, FarScale = 2, Share = 2, Name = "east" };
        values.Modules.SetCount(2);
        values.Modules[1].Current = 7.5;
        server.Map(1, values);
        await using ModbusClient client = await ConnectAsync(server, 1);
        var inverter = new InverterClient(client);
        var target = new Inverter();

        long allocated = await LeastAllocated.OfAsync(
            [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))] async ValueTask () => await inverter.ReadAsync(target, Cancellation),
            Cancellation);

        Assert.Equal((230.5m, 12_300d, 7.5, "east"), (target.Voltage!.Value, target.Power!.Value, target.Modules[1].Current!.Value, target.Name));
        Assert.Equal(0, allocated);
    }

    [Fact]
    public async Task A_warm_poll_of_arrays_whose_elements_may_not_fit_allocates_nothing()
    {
        await using ModbusServer server = ModbusServer.Listen("tcp://127.0.0.1:0");
        server.Map(1, new Recorder { Digits = [1, 2, 3], Steps = [10, -20], Levels = [4, 5], Rough = [6], Name = "east" });
        await using ModbusClient client = await ConnectAsync(server, 1);
        var recorder = new RecorderClient(client);
        var target = new Recorder();

        long allocated = await LeastAllocated.OfAsync(
            [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))] async ValueTask () => await recorder.ReadAsync(target, Cancellation),
            Cancellation);

        Assert.Equal([1, 2, 3], target.Digits);
        Assert.Equal([10, -20], target.Steps);
        Assert.Equal([4, 5], target.Levels!);
        Assert.Equal(0, allocated);
    }

    [Fact]
    public async Task A_warm_poll_of_a_poll_group_allocates_nothing()
    {
        await using ModbusServer server = ModbusServer.Listen("tcp://127.0.0.1:0");
        var values = new Station { Voltage = 230, Power = 12, ModuleCount = 2, Version = 1 };
        values.Modules.SetCount(2);
        server.Map(1, values);
        await using ModbusClient client = await ConnectAsync(server, 1);
        var station = new StationClient(client);
        var target = new Station();

        long allocated = await LeastAllocated.OfAsync(
            [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))] async ValueTask () => await station.ReadFastGroupAsync(target, Cancellation),
            Cancellation);

        Assert.Equal((230, 12m, 2), (target.Voltage, target.Power!.Value, target.Modules.Count));
        Assert.Equal(0, allocated);
    }

    [Fact]
    public async Task A_warm_poll_of_a_map_of_which_the_device_refuses_a_member_allocates_nothing()
    {
        await using ModbusServer server = ModbusServer.Listen("tcp://127.0.0.1:0");
        var tables = new RegisterTables(coils: 13, inputRegisters: 1, holdingRegisters: 13);
        tables.WriteRegisters(RegisterTable.HoldingRegister, 9, 1, 2, 3);
        server.AddUnit(1, tables);
        await using ModbusClient client = await ConnectAsync(server, 1);
        var kiln = new KilnClient(client);
        var target = new Kiln();
        MapReadResult result = default;

        long allocated = await LeastAllocated.OfAsync(
            [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))] async ValueTask () => result = await kiln.ReadAsync(target, Cancellation),
            Cancellation);

        Assert.Equal(MemberQuality.Refused, result[KilnMembers.Starts]);
        Assert.Equal([1, 2, 3], target.Curve);
        Assert.Equal(0, allocated);
    }

    [Fact]
    public async Task A_watch_into_one_object_allocates_nothing()
    {
        await using ModbusServer server = ModbusServer.Listen("tcp://127.0.0.1:0");
        server.Map(1, new Plant { Energy6 = 5, Name = "North" });
        await using ModbusClient client = await ConnectAsync(server, 1);
        var target = new Plant();
        await using IAsyncEnumerator<MapReadResult> rounds =
            new PlantClient(client).WatchAsync(target, TimeSpan.FromMilliseconds(1), Cancellation).GetAsyncEnumerator(Cancellation);

        long allocated = await LeastAllocated.OfAsync(
            [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))] async ValueTask () => Assert.True(await rounds.MoveNextAsync()),
            Cancellation);

        Assert.Equal((5u, "North"), (target.Energy6, target.Name));
        Assert.Equal(0, allocated);
    }

    [Fact]
    public async Task A_watch_of_several_poll_groups_allocates_nothing()
    {
        await using ModbusServer server = ModbusServer.Listen("tcp://127.0.0.1:0");
        server.Map(1, new Station { Voltage = 230, Power = 12, Version = 1, Hours = 7 });
        await using ModbusClient client = await ConnectAsync(server, 1);
        var target = new Station();
        var options = new WatchOptions
        {
            PollGroups = { ["fast"] = TimeSpan.FromMilliseconds(1), ["default"] = TimeSpan.FromMilliseconds(2) },
        };
        await using IAsyncEnumerator<MapUpdate<Station>> rounds = new StationClient(client).WatchAsync(target, options, Cancellation).GetAsyncEnumerator(Cancellation);

        long allocated = await LeastAllocated.OfAsync(
            [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))] async ValueTask () => Assert.True(await rounds.MoveNextAsync()),
            Cancellation);

        Assert.Equal((230, 7, null), (target.Voltage, target.Hours, target.Version));
        Assert.Equal(0, allocated);
    }

    private static Task<ModbusClient> ConnectAsync(ModbusServer server, int maxInFlight) => ModbusClient.ConnectAsync(
        server.Endpoint,
        new ModbusClientOptions { MaxInFlight = maxInFlight, RequestTimeout = TimeSpan.FromSeconds(30) },
        Cancellation);
}
