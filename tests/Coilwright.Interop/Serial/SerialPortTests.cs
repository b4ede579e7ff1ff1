using Coilwright.Interop.Programs;
using Coilwright.Modbus.Serial;

namespace Coilwright.Interop.Serial;

/// <summary>Our client on serial ports of this machine against the RTU servers of others.</summary>
public sealed class SerialPortTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(9600)]
    [InlineData(115200)]
    public async Task A_libmodbus_RTU_server_is_read_and_written(int baudRate)
    {
        await using PtyPair pair = await PtyPair.CreateAsync();
        using CompiledPeer peer = await CompiledPeer.CompileAsync("libmodbus_rtu_server.c");
        await using RunningProgram server = RunningProgram.Start(peer.Program, pair.Theirs, $"{baudRate}");

        await HoldAsync(pair, server, baudRate);
    }

    [Theory]
    [InlineData(9600)]
    [InlineData(115200)]
    public async Task A_pymodbus_RTU_server_is_read_and_written(int baudRate)
    {
        await Installed.PymodbusAsync();
        await using PtyPair pair = await PtyPair.CreateAsync();
        await using RunningProgram server = RunningProgram.Start(
            Installed.Python, PeerFolder.PathOf("pymodbus_server.py"), "rtu", pair.Theirs, $"{baudRate}");

        await HoldAsync(pair, server, baudRate);
    }

    [Fact]
    public async Task The_driver_of_the_framework_serves_as_well()
    {
        await using PtyPair pair = await PtyPair.CreateAsync();
        using CompiledPeer peer = await CompiledPeer.CompileAsync("libmodbus_rtu_server.c");
        await using RunningProgram server = RunningProgram.Start(peer.Program, pair.Theirs, "19200");
        Assert.Equal("ready", await server.ReadLineAsync());
        ModbusClientOptions options = LineOptions.Patient;
        options.Line.Driver = new SystemSerialPortDriver();

        // A pseudo-terminal has no parity bit, and the C library refuses to ask it for one.
        await using ModbusClient client = await ModbusClient.ConnectAsync($"rtu://{pair.Ours}?parity=none", options, Cancellation);

        Assert.Equal(Conversation.Expected, await Conversation.HoldAsync(client, Cancellation));
    }

    [Fact]
    public async Task Row_21_a_port_that_is_unplugged_and_comes_back_is_used_again()
    {
        await using PtyPair pair = await PtyPair.CreateAsync();
        using CompiledPeer peer = await CompiledPeer.CompileAsync("libmodbus_rtu_server.c");
        await using RunningProgram server = RunningProgram.Start(peer.Program, pair.Theirs, "19200");
        await server.ReadLineAsync();
        await using ModbusClient client = await ModbusClient.ConnectAsync($"rtu://{pair.Ours}", LineOptions.Patient, Cancellation);
        Assert.Equal([1010], await client.ReadHoldingRegistersAsync(1, 10, 1, Cancellation));

        await pair.UnplugAsync();
        await foreach (ConnectionStateChange change in client.WatchStateAsync(Cancellation))
        {
            if (change.Current is not ConnectionState.Connected)
            {
                break;
            }
        }

        await pair.PlugAsync();
        await using RunningProgram again = RunningProgram.Start(peer.Program, pair.Theirs, "19200");
        await again.ReadLineAsync();
        await client.ConnectAsync(Cancellation);
        Assert.Equal([1020], await client.ReadHoldingRegistersAsync(1, 20, 1, Cancellation));
    }

    [Fact]
    public async Task Row_21_a_request_on_its_way_when_the_port_is_unplugged_fails_at_once()
    {
        await using PtyPair pair = await PtyPair.CreateAsync();
        await using ModbusClient client = await ModbusClient.ConnectAsync($"rtu://{pair.Ours}", LineOptions.Patient, Cancellation);
        Task write = client.WriteMultipleRegistersAsync(1, 10, new ushort[] { 7 }, Cancellation).AsTask();

        await pair.UnplugAsync();

        ModbusConnectionException error = await Assert.ThrowsAsync<ModbusConnectionException>(() => write.WaitAsync(RunningProgram.Patience, Cancellation));
        Assert.Contains("unplugged", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Row_21_a_port_that_is_in_use_is_refused()
    {
        await using PtyPair pair = await PtyPair.CreateAsync();
        await using ModbusClient first = await ModbusClient.ConnectAsync($"rtu://{pair.Ours}", LineOptions.Patient, Cancellation);

        ModbusConnectionException error = await Assert.ThrowsAsync<ModbusConnectionException>(
            () => ModbusClient.ConnectAsync($"rtu://{pair.Ours}", LineOptions.Patient, Cancellation));

        Assert.Contains("in use", error.Message, StringComparison.Ordinal);
    }

    private static async Task HoldAsync(PtyPair pair, RunningProgram server, int baudRate)
    {
        Assert.Equal("ready", await server.ReadLineAsync());
        await using ModbusClient client = await ModbusClient.ConnectAsync($"rtu://{pair.Ours}?baud={baudRate}", LineOptions.Patient, Cancellation);

        Assert.Equal(Conversation.Expected, await Conversation.HoldAsync(client, Cancellation));
    }
}
