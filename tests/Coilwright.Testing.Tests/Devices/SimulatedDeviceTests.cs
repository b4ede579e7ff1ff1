using Coilwright.Modbus;
using Microsoft.Extensions.Time.Testing;

namespace Coilwright.Testing.Tests.Devices;

/// <summary>What a user's own test does with a device in memory.</summary>
public sealed class SimulatedDeviceTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_serves_a_map_and_shows_what_was_written_and_asked()
    {
        await using var device = new SimulatedDevice();
        ModbusMapHandle<Kettle> served = device.Map(unit: 1, new Kettle { Temperature = 21.5 });
        await using ModbusClient client = await device.ConnectAsync(cancellationToken: Cancellation);
        var kettle = new KettleClient(client, unit: 1);

        Assert.Equal(21.5, await kettle.ReadTemperatureAsync(Cancellation));
        await kettle.WriteTargetAsync(95, Cancellation);

        Assert.Equal(95, served.Read().Target);
        Assert.Equal(
            [(FunctionCode.ReadInputRegisters, (ushort?)0), (FunctionCode.WriteSingleRegister, (ushort?)10)],
            device.Requests.Select(request => (request.Function, request.Address)));
        Assert.Equal("WriteSingleRegister of unit 1: 06000A005F", device.Requests[1].ToString());
    }

    [Fact]
    public async Task It_refuses_as_many_requests_as_told_and_carries_none_of_them_out()
    {
        await using var device = new SimulatedDevice();
        ModbusMapHandle<Kettle> served = device.Map(unit: 1, new Kettle());
        await using ModbusClient client = await device.ConnectAsync(cancellationToken: Cancellation);

        device.RefuseNext(ModbusExceptionCode.ServerDeviceFailure, count: 2);

        for (int i = 0; i < 2; i++)
        {
            ModbusDeviceException refused = await Assert.ThrowsAsync<ModbusDeviceException>(
                async () => await client.WriteSingleRegisterAsync(1, 10, 95, Cancellation));
            Assert.Equal(ModbusExceptionCode.ServerDeviceFailure, refused.Code);
        }

        Assert.Equal(0, served.Read().Target);
        await client.WriteSingleRegisterAsync(1, 10, 95, Cancellation);
        Assert.Equal(95, served.Read().Target);
    }

    [Fact]
    public async Task It_delays_and_ignores_by_the_clock_of_the_test()
    {
        var time = new FakeTimeProvider();
        await using var device = new SimulatedDevice(new ModbusServerOptions { TimeProvider = time });
        device.AddUnit(1, new RegisterTables(holdingRegisters: 10));
        await using ModbusClient client = await device.ConnectAsync(new ModbusClientOptions { TimeProvider = time }, Cancellation);

        device.DelayNext(TimeSpan.FromSeconds(0.9));
        Task<ushort[]> slow = client.ReadHoldingRegistersAsync(1, 0, 1, Cancellation).AsTask();
        time.Advance(TimeSpan.FromSeconds(0.9));
        Assert.Equal([0], await slow);

        device.IgnoreNext();
        Task ignored = client.WriteSingleRegisterAsync(1, 0, 7, Cancellation).AsTask();
        time.Advance(TimeSpan.FromSeconds(1.1));
        Assert.True((await Assert.ThrowsAsync<ModbusTimeoutException>(() => ignored)).MayHaveBeenApplied);
        Assert.Equal([0], await client.ReadHoldingRegistersAsync(1, 0, 1, Cancellation));
    }

    [Fact]
    public async Task It_is_unplugged_and_there_again()
    {
        await using var device = new SimulatedDevice();
        device.AddUnit(1, new RegisterTables(holdingRegisters: 10));
        await using ModbusClient client = await device.ConnectAsync(cancellationToken: Cancellation);
        device.FailNext(Fault.Reset);

        await Assert.ThrowsAsync<ModbusConnectionException>(async () => await client.WriteSingleRegisterAsync(1, 0, 7, Cancellation));
        Assert.Equal([0], await client.ReadHoldingRegistersAsync(1, 0, 1, Cancellation));

        device.Disconnect(FaultEnd.Close);
        device.AnswerFaults = FaultPlan.Script(Fault.Split());
        Assert.Equal([0], await ReadUntilConnectedAsync(client));
    }

    [Fact]
    public async Task It_can_refuse_connections()
    {
        await using var device = new SimulatedDevice { Connecting = _ => throw new IOException("no power") };

        ModbusConnectionException error = await Assert.ThrowsAsync<ModbusConnectionException>(() => device.ConnectAsync(cancellationToken: Cancellation));

        Assert.Equal("no power", error.InnerException?.Message);
        Assert.NotNull(device.Connecting);
    }

    [Fact]
    public async Task It_keeps_the_last_ten_thousand_requests()
    {
        await using var device = new SimulatedDevice();
        device.AddUnit(1, new RegisterTables(coils: 16));
        await using ModbusClient client = await device.ConnectAsync(cancellationToken: Cancellation);
        bool[] coil = new bool[1];

        for (int i = 0; i < 10_001; i++)
        {
            await client.ReadCoilsAsync(1, (ushort)(i % 16), coil, Cancellation);
        }

        Assert.Equal(10_000, device.Requests.Count);
        Assert.Equal((ushort?)1, device.Requests[0].Address);
    }

    /// <summary>A close may be noticed only by the request that runs into it.</summary>
    private static async Task<ushort[]> ReadUntilConnectedAsync(ModbusClient client)
    {
        while (true)
        {
            try
            {
                return await client.ReadHoldingRegistersAsync(1, 0, 1, Cancellation);
            }
            catch (ModbusConnectionException)
            {
                // Again.
            }
        }
    }
}
