using System.Globalization;
using System.Text.RegularExpressions;
using Coilwright.Interop.Programs;
using Coilwright.Interop.Serial;
using Coilwright.Interop.Server;

namespace Coilwright.Interop.Samples;

/// <summary>The sample as it is started by a user: with its own settings on a machine without ports, and with a line.</summary>
public sealed partial class GatewaySampleTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static string Program => SampleProgram.PathOf("Gateway");

    [Fact]
    public async Task It_simulates_the_line_where_there_is_no_port()
    {
        string settings = await File.ReadAllTextAsync(Path.Combine(SampleProgram.FolderOf("Gateway"), "gateway.json"), Cancellation);
        string file = await WriteAsync(settings.Replace(":1502", ":0", StringComparison.Ordinal));
        await using RunningProgram gateway = RunningProgram.Start("dotnet", Program, file);
        await using ModbusClient client = await ConnectAsync(gateway);

        Assert.Equal([1005], await client.ReadHoldingRegistersAsync(1, 5, 1, Cancellation));
        Assert.Equal([2005], await client.ReadHoldingRegistersAsync(2, 5, 1, Cancellation));
        Assert.Equal([1005], await client.ReadHoldingRegistersAsync(100, 5, 1, Cancellation));
        await client.WriteSingleRegisterAsync(2, 5, 7, Cancellation);
        Assert.Equal([7], await client.ReadHoldingRegistersAsync(2, 5, 1, Cancellation));
        File.Delete(file);
    }

    [Fact]
    public async Task It_lets_clients_share_a_line()
    {
        await using PtyPair pair = await PtyPair.CreateAsync();
        await using ModbusServer unit = ServedTables.Listen($"rtu://{pair.Theirs}");
        string file = await WriteAsync(
            $$"""
            // Comments and trailing commas are fine.
            {
              "listen": "tcp://127.0.0.1:0",
              "lines": { "bus": { "endpoint": "rtu://{{pair.Ours}}", "responseTimeout": "00:00:20", "requestTimeout": "00:01:00" } },
              "routes": [ { "unit": 17, "line": "bus", "deviceUnit": 1, "cacheAge": "00:00:00.5" }, ],
            }
            """);
        await using RunningProgram gateway = RunningProgram.Start("dotnet", Program, file);
        await using ModbusClient client = await ConnectAsync(gateway);

        Assert.Equal([1010], await client.ReadHoldingRegistersAsync(17, 10, 1, Cancellation));
        File.Delete(file);
    }

    [Theory]
    [InlineData("{ \"listen\": 5 }", "listen")]
    [InlineData("{ \"routes\": [ { \"unit\": 1, \"line\": \"nowhere\" } ] }", "nowhere")]
    public async Task Settings_that_make_no_sense_are_named(string settings, string named)
    {
        string file = await WriteAsync(settings);
        await using RunningProgram gateway = RunningProgram.Start("dotnet", Program, file);

        Assert.Contains(named, (await Assert.ThrowsAsync<EndOfStreamException>(gateway.ReadLineAsync)).Message, StringComparison.Ordinal);
        File.Delete(file);
    }

    private static async Task<string> WriteAsync(string settings)
    {
        string file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, settings, Cancellation);
        return file;
    }

    private static async Task<ModbusClient> ConnectAsync(RunningProgram gateway)
    {
        string line;
        do
        {
            line = await gateway.ReadLineAsync();
        }
        while (!Listening().IsMatch(line));
        int port = int.Parse(Listening().Match(line).Groups[1].Value, CultureInfo.InvariantCulture);
        return await ModbusClient.ConnectAsync($"tcp://127.0.0.1:{port}", new ModbusClientOptions { RequestTimeout = TimeSpan.FromSeconds(60) }, Cancellation);
    }

    [GeneratedRegex(@"^Listening on tcp://127\.0\.0\.1:([0-9]+)")]
    private static partial Regex Listening();
}
