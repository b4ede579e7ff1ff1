using Coilwright.Interop.Programs;

namespace Coilwright.Interop.Client;

/// <summary>Our client asks the servers of others for what is neither register nor coil, as far as they have it.</summary>
public sealed class FunctionTests
{
    private static readonly ModbusClientOptions Options = new() { RequestTimeout = TimeSpan.FromSeconds(30) };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Pymodbus_tells_its_status_and_counters()
    {
        await Installed.PymodbusAsync();
        await using RunningProgram server = RunningProgram.Start(Installed.Python, PeerFolder.PathOf("pymodbus_functions_server.py"));
        await using ModbusClient client = await ConnectAsync(server);

        Assert.Equal(0, await client.ReadExceptionStatusAsync(1, Cancellation));
        Assert.Equal(0xA537, await client.DiagnosticsAsync(1, DiagnosticSubFunction.ReturnQueryData, 0xA537, Cancellation));
        Assert.Equal(0, await client.DiagnosticsAsync(1, DiagnosticSubFunction.ReturnServerBusyCount, 0, Cancellation));
        Assert.Equal(0, await client.DiagnosticsAsync(1, DiagnosticSubFunction.ClearCounters, 0, Cancellation));
        Assert.Equal(0, (await client.GetCommEventCounterAsync(1, Cancellation)).Status);
        Assert.Equal(0, (await client.GetCommEventLogAsync(1, Cancellation)).Status);
        Assert.NotEmpty(await client.ReportServerIdAsync(1, Cancellation));
    }

    [Fact]
    public async Task Pymodbus_identifies_itself_in_more_than_one_answer()
    {
        await Installed.PymodbusAsync();
        await using RunningProgram server = RunningProgram.Start(Installed.Python, PeerFolder.PathOf("pymodbus_functions_server.py"));
        await using ModbusClient client = await ConnectAsync(server);

        DeviceIdentification found = await client.ReadDeviceIdentificationAsync(1, cancellationToken: Cancellation);

        Assert.Equal((new string('V', 200), "EM-3", "2.1"), (found.VendorName, found.ProductCode, found.Revision));
        Assert.Equal(("Meter", new string('M', 100), "Hall 5"), (found.ProductName, found.ModelName, found.UserApplicationName));
        Assert.Equal("EM-3"u8.ToArray(), await client.ReadDeviceObjectAsync(1, 1, Cancellation));
    }

    [Fact]
    public async Task Libmodbus_tells_its_id()
    {
        using CompiledPeer peer = await CompiledPeer.CompileAsync("libmodbus_server.c");
        await using RunningProgram server = RunningProgram.Start(peer.Program);
        await using ModbusClient client = await ConnectAsync(server);

        byte[] id = await client.ReportServerIdAsync(1, Cancellation);

        // 180, running, and the name of the library.
        Assert.Equal([180, 0xFF], id[..2]);
        Assert.StartsWith("LMB", System.Text.Encoding.ASCII.GetString(id[2..]), StringComparison.Ordinal);
    }

    private static async Task<ModbusClient> ConnectAsync(RunningProgram server) =>
        await ModbusClient.ConnectAsync($"tcp://127.0.0.1:{await server.ReadLineAsync()}", Options, Cancellation);
}
