using Coilwright.Interop.Programs;

namespace Coilwright.Interop.Client;

/// <summary>Our client against the servers of others, which all hold the same tables.</summary>
public sealed class PeerServerTests
{
    // The peers are slow to start on a busy machine; how fast they answer is not what these tests are about.
    private static readonly ModbusClientOptions Options = new() { RequestTimeout = TimeSpan.FromSeconds(30) };

    [Fact]
    public async Task A_libmodbus_server_is_read_and_written()
    {
        using CompiledPeer peer = await CompiledPeer.CompileAsync("libmodbus_server.c");
        await using RunningProgram server = RunningProgram.Start(peer.Program);
        await using ModbusClient client = await ConnectAsync(server, Options);

        Assert.Equal(Conversation.Expected, await Conversation.HoldAsync(client, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_pymodbus_server_is_read_and_written()
    {
        await Installed.PymodbusAsync();
        await using RunningProgram server = RunningProgram.Start(Installed.Python, PeerFolder.PathOf("pymodbus_server.py"), "tcp");
        await using ModbusClient client = await ConnectAsync(server, Options);

        Assert.Equal(Conversation.Expected, await Conversation.HoldAsync(client, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_pymodbus_server_answers_several_requests_in_flight()
    {
        await Installed.PymodbusAsync();
        await using RunningProgram server = RunningProgram.Start(Installed.Python, PeerFolder.PathOf("pymodbus_server.py"), "tcp");
        await using ModbusClient client = await ConnectAsync(server, new ModbusClientOptions { RequestTimeout = Options.RequestTimeout, MaxInFlight = 8 });

        await Task.WhenAll(Enumerable.Range(0, 100).Select(async i =>
        {
            ushort[] registers = await client.ReadHoldingRegistersAsync(1, (ushort)i, 2, TestContext.Current.CancellationToken);
            Assert.Equal((1000 + i, 1001 + i), (registers[0], registers[1]));
        }));
    }

    [Fact]
    public async Task A_pymodbus_server_is_read_and_written_over_UDP()
    {
        await Installed.PymodbusAsync();
        await using RunningProgram server = RunningProgram.Start(Installed.Python, PeerFolder.PathOf("pymodbus_server.py"), "udp");
        await using ModbusClient client = await ConnectAsync(server, Options, "udp");

        Assert.Equal(Conversation.Expected, await Conversation.HoldAsync(client, TestContext.Current.CancellationToken));
    }

    private static async Task<ModbusClient> ConnectAsync(RunningProgram server, ModbusClientOptions options, string scheme = "tcp") =>
        await ModbusClient.ConnectAsync($"{scheme}://127.0.0.1:{await server.ReadLineAsync()}", options, TestContext.Current.CancellationToken);
}
