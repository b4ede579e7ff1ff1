using Coilwright.Interop.Programs;

namespace Coilwright.Interop.Serial;

/// <summary>Our client on serial ports of this machine against the RTU server of others.</summary>
public sealed class SerialPortTests
{
    // How fast the peers answer on a busy machine is not what these tests are about.
    private static ModbusClientOptions Options
    {
        get
        {
            var options = new ModbusClientOptions { RequestTimeout = TimeSpan.FromSeconds(60) };
            options.Line.ResponseTimeout = TimeSpan.FromSeconds(20);
            options.Reconnect.InitialDelay = TimeSpan.FromMilliseconds(50);
            return options;
        }
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(9600)]
    [InlineData(115200)]
    public async Task A_libmodbus_RTU_server_is_read_and_written(int baudRate)
    {
        await using PtyPair pair = await PtyPair.CreateAsync();
        using CompiledPeer peer = await CompiledPeer.CompileAsync("libmodbus_rtu_server.c");
        await using RunningProgram server = RunningProgram.Start(peer.Program, pair.Theirs, $"{baudRate}");
        Assert.Equal("ready", await server.ReadLineAsync());
        await using ModbusClient client = await ModbusClient.ConnectAsync($"rtu://{pair.Ours}?baud={baudRate}", Options, Cancellation);

        Assert.Equal(Conversation.Expected, await Conversation.HoldAsync(client, Cancellation));
    }

    [Fact]
    public async Task A_port_that_is_unplugged_and_comes_back_is_used_again()
    {
        await using PtyPair pair = await PtyPair.CreateAsync();
        using CompiledPeer peer = await CompiledPeer.CompileAsync("libmodbus_rtu_server.c");
        await using (RunningProgram server = RunningProgram.Start(peer.Program, pair.Theirs, "19200"))
        {
            await server.ReadLineAsync();
            await using ModbusClient client = await ModbusClient.ConnectAsync($"rtu://{pair.Ours}", Options, Cancellation);
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
    }

    [Fact]
    public async Task A_port_that_is_in_use_is_refused()
    {
        await using PtyPair pair = await PtyPair.CreateAsync();
        await using ModbusClient first = await ModbusClient.ConnectAsync($"rtu://{pair.Ours}", Options, Cancellation);

        ModbusConnectionException error = await Assert.ThrowsAsync<ModbusConnectionException>(
            () => ModbusClient.ConnectAsync($"rtu://{pair.Ours}", Options, Cancellation));

        Assert.Contains("in use", error.Message, StringComparison.Ordinal);
    }
}
