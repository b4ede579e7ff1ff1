using Coilwright.Modbus.Tests.Serial;
using Coilwright.Modbus.Tests.Server;

namespace Coilwright.Modbus.Tests.Gateway;

/// <summary>Unit 0, which is a device of its own in TCP and everybody at once on a serial line.</summary>
public sealed class GatewayLineTests
{
    [Fact]
    public async Task A_read_of_unit_0_gets_exception_0A_where_a_serial_line_is_behind_the_gateway()
    {
        await using LineFixture line = await LineFixture.ConnectAsync(ModbusFraming.Rtu, scheme: "rtu+tcp");
        var listener = new PipeListener();
        await using ModbusGateway gateway = ModbusGateway.Listen(listener);
        gateway.RouteOthers(line.Client);
        PipeConnection client = listener.Connect();

        await client.PeerSendAsync(RawPeer.Bytes("0001 0000 0006 00 03 000A 0001"));

        Assert.Equal("00010000000300" + "830A", await client.PeerReceiveAsync());
        Assert.Equal((1, 0), (gateway.Statistics.Failed, gateway.Statistics.Answered));

        // The connection is as good as before, and others are answered on it.
        await client.PeerSendAsync(RawPeer.Bytes("0002 0000 0006 01 03 000A 0001"));
        await line.ExpectAsync(1, "03 000A 0001");
        await line.SendAsync(1, "03 02 000A");
        Assert.Equal("0002000000050103" + "02000A", await client.PeerReceiveAsync());
    }

    [Fact]
    public async Task A_write_to_unit_0_goes_to_all_units_of_the_line()
    {
        await using LineFixture line = await LineFixture.ConnectAsync(ModbusFraming.Rtu, scheme: "rtu+tcp");
        var listener = new PipeListener();
        await using ModbusGateway gateway = ModbusGateway.Listen(listener);
        gateway.RouteOthers(line.Client);
        PipeConnection client = listener.Connect();

        await client.PeerSendAsync(RawPeer.Bytes("0001 0000 0006 00 06 000A 0007"));

        await line.ExpectAsync(0, "06 000A 0007");
        Assert.Equal("0001000000060006" + "000A0007", await client.PeerReceiveAsync());
        Assert.Equal((0, 1), (gateway.Statistics.Failed, gateway.Statistics.Answered));
    }
}
