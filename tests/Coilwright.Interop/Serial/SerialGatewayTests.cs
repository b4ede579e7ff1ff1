using System.Globalization;
using Coilwright.Interop.Programs;
using Coilwright.Interop.Server;

namespace Coilwright.Interop.Serial;

/// <summary>TCP clients of others through our gateway to the units of a serial line.</summary>
public sealed class SerialGatewayTests
{
    [Fact]
    public async Task Modbus_serial_reaches_a_line_through_the_gateway()
    {
        await Installed.ModbusSerialAsync();
        await using PtyPair pair = await PtyPair.CreateAsync();
        await using ModbusServer unit = ServedTables.Listen($"rtu://{pair.Theirs}");
        await using ModbusClient line = ModbusClient.Create($"rtu://{pair.Ours}", ShortOnSilence());
        await using ModbusGateway gateway = Open(line);

        // A unit that is not there gets 0B from the gateway, as it would from our server over TCP.
        Assert.Equal(
            Conversation.Expected + Conversation.UnknownUnit,
            await RunningProgram.RunAsync("node", PeerFolder.PathOf("modbus_serial_client.js"), PortOf(gateway)));
    }

    [Fact]
    public async Task Libmodbus_reaches_a_libmodbus_line_through_the_gateway()
    {
        await using PtyPair pair = await PtyPair.CreateAsync();
        using CompiledPeer unit = await CompiledPeer.CompileAsync("libmodbus_rtu_server.c");
        using CompiledPeer client = await CompiledPeer.CompileAsync("libmodbus_client.c");
        await using RunningProgram server = RunningProgram.Start(unit.Program, pair.Theirs, "19200");
        Assert.Equal("ready", await server.ReadLineAsync());
        await using ModbusClient line = ModbusClient.Create($"rtu://{pair.Ours}", ShortOnSilence());
        await using ModbusGateway gateway = Open(line);

        Assert.Equal(Conversation.Expected + Conversation.UnknownUnit, await RunningProgram.RunAsync(client.Program, PortOf(gateway)));
    }

    [Fact]
    public async Task Mbpoll_reaches_a_line_through_the_gateway()
    {
        await Installed.MbpollAsync();
        await using PtyPair pair = await PtyPair.CreateAsync();
        await using ModbusServer unit = ServedTables.Listen($"rtu://{pair.Theirs}");
        await using ModbusClient line = ModbusClient.Create($"rtu://{pair.Ours}", LineOptions.Patient);
        await using ModbusGateway gateway = Open(line);
        string[] mbpoll = ["-m", "tcp", "-p", PortOf(gateway), "-a", "1", "-o", "10", "-1", "-t", "4", "-0", "-r", "20"];

        await RunningProgram.RunAsync("mbpoll", [.. mbpoll, "127.0.0.1", "4660"]);
        string output = await RunningProgram.RunAsync("mbpoll", [.. mbpoll, "-c", "2", "127.0.0.1"]);

        Assert.Contains("[20]: \t4660", output, StringComparison.Ordinal);
        Assert.Contains("[21]: \t1021", output, StringComparison.Ordinal);
    }

    private static ModbusGateway Open(ModbusClient line)
    {
        ModbusGateway gateway = ModbusGateway.Listen("tcp://127.0.0.1:0");
        gateway.RouteOthers(line);
        return gateway;
    }

    // The unit that is not there is waited for, which is the only silence here.
    private static ModbusClientOptions ShortOnSilence()
    {
        ModbusClientOptions options = LineOptions.Patient;
        options.Line.ResponseTimeout = TimeSpan.FromSeconds(3);
        options.Retry.Attempts = 1;
        return options;
    }

    private static string PortOf(ModbusGateway gateway) => gateway.Port.ToString(CultureInfo.InvariantCulture);
}
