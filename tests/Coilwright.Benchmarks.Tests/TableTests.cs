using System.Diagnostics;
using System.Text.Json;
using Coilwright.Benchmarks.Codecs;

namespace Coilwright.Benchmarks.Tests;

/// <summary>The benchmarks run and say what they found; how fast anything is, is no matter of a test.</summary>
public sealed class TableTests
{
    private static readonly string[] Fields = ["row", "ours", "yardstick", "unit", "ratio", "limit", "bytes", "met"];

    [Fact]
    public async Task One_row_is_measured_and_written_with_all_its_fields()
    {
        string path = Path.Combine(AppContext.BaseDirectory, $"{Guid.NewGuid()}.json");
        try
        {
            string table = await RunAsync("--quick", "--filter", "decode 125 registers to one array", "--json", path);
            using JsonDocument rows = JsonDocument.Parse(await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken));

            JsonElement row = Assert.Single(rows.RootElement.EnumerateArray());
            Assert.All(Fields, field => Assert.True(row.TryGetProperty(field, out _), field));
            Assert.Equal("ns", row.GetProperty("unit").GetString());
            Assert.Equal(0, row.GetProperty("bytes").GetDouble());
            Assert.Contains("| decode 125 registers to one array |", table, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public async Task Every_row_is_named_once()
    {
        string[] rows = (await RunAsync("--list")).Split('\n', StringSplitOptions.RemoveEmptyEntries);

        Assert.Equal(rows.Distinct(), rows);
        Assert.Contains("client: 64 callers sharing one connection", rows);
    }

    [Fact]
    public async Task Devices_and_idle_connections_have_a_line_for_each_number_of_them()
    {
        string[] lines = (await RunAsync("--devices", "--quick")).Split('\n', StringSplitOptions.RemoveEmptyEntries);

        Assert.Equal(
            ["| devices", "|--", "| 1", "| 10", "| idle MCP connections", "|--", "| 1", "| 10"],
            lines.Select(line => line.Split(line.StartsWith("|--", StringComparison.Ordinal) ? ":" : " |")[0]));
    }

    private static async Task<string> RunAsync(params string[] arguments)
    {
        string program = typeof(CodecsInDetail).Assembly.Location;
        using Process process = Process.Start(new ProcessStartInfo("dotnet", [program, .. arguments]) { RedirectStandardOutput = true })!;
        string output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, process.ExitCode);
        return output;
    }
}
