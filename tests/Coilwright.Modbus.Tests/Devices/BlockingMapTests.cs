namespace Coilwright.Modbus.Tests.Devices;

/// <summary>The blocking forms of a typed client, over a blocking socket and over one that is awaited.</summary>
public sealed class BlockingMapTests
{
    private static readonly ModbusClientOptions Options = new() { RequestTimeout = TimeSpan.FromSeconds(30) };

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_map_is_read_and_written_member_by_member_and_as_a_whole(bool isBlocking)
    {
        await using ModbusServer server = ModbusServer.Listen("tcp://127.0.0.1:0");
        ModbusMapHandle<Boiler> served = server.Map(1, new Boiler { Pressure = 1.5f, Temperature = 20, Energy = 77 });
        await using ModbusClient client = isBlocking
            ? ModbusClient.Connect(server.Endpoint, Options)
            : await ModbusClient.ConnectAsync(server.Endpoint, Options, TestContext.Current.CancellationToken);
        var boiler = new BoilerClient(client);

        await Task.Run(
            () =>
            {
                boiler.WriteLimit(2.5);
                boiler.WriteAlarm(true);
                boiler.WriteLimits(new Boiler { Limit = 3.5, Hysteresis = 7, Relay = true });
                boiler.Write(BoilerMembers.Setpoint, (ushort)9);
                var target = new Boiler();
                Assert.True(boiler.Read(target).AllGood);
                Boiler now = boiler.Read();
                Assert.Equal((1.5f, 77u, 3.5, true), (target.Pressure, boiler.ReadEnergy(), boiler.ReadLimit(), boiler.Read(BoilerMembers.Relay)));
                Assert.Equal((3.5, (ushort)7, (ushort)9, true), (now.Limit, now.Hysteresis, now.Setpoint, now.Alarm));
                Assert.Throws<ArgumentOutOfRangeException>(() => boiler.WriteLimit(1000));
            },
            TestContext.Current.CancellationToken);

        Assert.Equal(3.5, served.Read().Limit);
    }
}
