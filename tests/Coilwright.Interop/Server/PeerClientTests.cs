using System.Globalization;
using Coilwright.Interop.Programs;

namespace Coilwright.Interop.Server;

/// <summary>Our server under the clients of others: each asks all it can, and prints what it got.</summary>
public sealed class PeerClientTests
{
    private const string Expected = Conversation.Expected + Conversation.UnknownUnit;

    [Fact]
    public async Task Libmodbus_is_served()
    {
        using CompiledPeer peer = await CompiledPeer.CompileAsync("libmodbus_client.c");
        await using ModbusServer server = ServedTables.Listen();

        Assert.Equal(Expected, await RunningProgram.RunAsync(peer.Program, PortOf(server)));
    }

    [Fact]
    public async Task Modbus_serial_is_served()
    {
        await Installed.ModbusSerialAsync();
        await using ModbusServer server = ServedTables.Listen();

        Assert.Equal(Expected, await RunningProgram.RunAsync("node", PeerFolder.PathOf("modbus_serial_client.js"), PortOf(server)));
    }

    [Theory]
    [InlineData("tcp")]
    [InlineData("udp")]
    public async Task Pymodbus_is_served(string transport)
    {
        await Installed.PymodbusAsync();
        await using ModbusServer server = ServedTables.Listen($"{transport}://127.0.0.1:0");

        Assert.Equal(Expected, await RunningProgram.RunAsync(Installed.Python, PeerFolder.PathOf("pymodbus_client.py"), transport, PortOf(server)));
    }

    private static string PortOf(ModbusServer server) => server.Port.ToString(CultureInfo.InvariantCulture);
}
