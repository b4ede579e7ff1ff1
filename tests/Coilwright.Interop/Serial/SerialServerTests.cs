using System.Text.RegularExpressions;
using Coilwright.Interop.Programs;
using Coilwright.Interop.Server;

namespace Coilwright.Interop.Serial;

/// <summary>Our server on serial ports of this machine under the RTU clients of others, and under our own.</summary>
public sealed partial class SerialServerTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(9600)]
    [InlineData(115200)]
    public async Task Libmodbus_is_served(int baudRate)
    {
        await using PtyPair pair = await PtyPair.CreateAsync();
        using CompiledPeer peer = await CompiledPeer.CompileAsync("libmodbus_client.c");
        await using ModbusServer server = ServedTables.Listen($"rtu://{pair.Ours}?baud={baudRate}");

        Assert.Equal(Conversation.Expected, await RunningProgram.RunAsync(peer.Program, pair.Theirs, $"{baudRate}"));
    }

    [Theory]
    [InlineData(9600)]
    [InlineData(115200)]
    public async Task Pymodbus_is_served(int baudRate)
    {
        await Installed.PymodbusAsync();
        await using PtyPair pair = await PtyPair.CreateAsync();
        await using ModbusServer server = ServedTables.Listen($"rtu://{pair.Ours}?baud={baudRate}");

        Assert.Equal(
            Conversation.Expected,
            await RunningProgram.RunAsync(Installed.Python, PeerFolder.PathOf("pymodbus_client.py"), "rtu", pair.Theirs, $"{baudRate}"));
    }

    [Theory]
    [InlineData(9600)]
    [InlineData(115200)]
    public async Task Mbpoll_is_served(int baudRate)
    {
        await Installed.MbpollAsync();
        await using PtyPair pair = await PtyPair.CreateAsync();
        await using ModbusServer server = ServedTables.Listen($"rtu://{pair.Ours}?baud={baudRate}");
        string[] mbpoll = ["-m", "rtu", "-b", $"{baudRate}", "-a", "1", "-o", "10", "-1", "-t", "4", "-0"];

        await RunningProgram.RunAsync("mbpoll", [.. mbpoll, "-r", "20", pair.Theirs, "4660"]);
        string output = await RunningProgram.RunAsync("mbpoll", [.. mbpoll, "-r", "19", "-c", "3", pair.Theirs]);

        Assert.Equal(["1019", "4660", "1021"], ValueLine().Matches(output).Select(match => match.Groups[1].Value));
    }

    [Theory]
    [InlineData("rtu")]
    [InlineData("ascii")]
    public async Task Our_client_is_served(string scheme)
    {
        await using PtyPair pair = await PtyPair.CreateAsync();
        await using ModbusServer server = ServedTables.Listen($"{scheme}://{pair.Ours}");
        await using ModbusClient client = await ModbusClient.ConnectAsync($"{scheme}://{pair.Theirs}", LineOptions.Patient, Cancellation);

        Assert.Equal(Conversation.Expected, await Conversation.HoldAsync(client, Cancellation));
    }

    [Fact]
    public async Task Row_21_a_port_that_is_unplugged_and_comes_back_is_served_again()
    {
        await using PtyPair pair = await PtyPair.CreateAsync();
        await using ModbusServer server = ServedTables.Listen($"rtu://{pair.Ours}");
        await WaitForConnectionsAsync(server, 1);

        await pair.UnplugAsync();
        await WaitForConnectionsAsync(server, 0);
        await pair.PlugAsync();
        await WaitForConnectionsAsync(server, 1);

        await using ModbusClient client = await ModbusClient.ConnectAsync($"rtu://{pair.Theirs}", LineOptions.Patient, Cancellation);
        Assert.Equal([1010], await client.ReadHoldingRegistersAsync(1, 10, 1, Cancellation));
    }

    private static async Task WaitForConnectionsAsync(ModbusServer server, int count)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        patience.CancelAfter(RunningProgram.Patience);
        while (server.ConnectionCount != count)
        {
            await Task.Delay(10, patience.Token);
        }
    }

    [GeneratedRegex(@"^\[\d+\]:\s+(\S+)", RegexOptions.Multiline)]
    private static partial Regex ValueLine();
}
