using Coilwright.Interop.Programs;

namespace Coilwright.Interop.Samples;

/// <summary>The quick start as it is started by a user: alone, as a server for somebody else's program, and reading a device.</summary>
public sealed class QuickstartSampleTests
{
    private static string Program => SampleProgram.PathOf("Quickstart");

    [Fact]
    public async Task It_shows_its_plan_and_typed_values_writes_a_limit_and_allocates_nothing()
    {
        string output = await RunningProgram.RunAsync("dotnet", Program, "--seconds", "1");

        Assert.Contains("3 requests, 61 registers", output, StringComparison.Ordinal);
        Assert.Contains("read back", output, StringComparison.Ordinal);
        Assert.Contains("allocates 0.0 bytes", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_serves_its_meter_to_others_and_reads_one_of_somebody_elses()
    {
        await using RunningProgram meter = RunningProgram.Start("dotnet", Program, "--serve", "tcp://127.0.0.1:0");
        string endpoint = (await meter.ReadLineAsync()).Split(' ').First(word => word.StartsWith("tcp://", StringComparison.Ordinal)).TrimEnd('.', ',', ':');

        string output = await RunningProgram.RunAsync("dotnet", Program, "--connect", endpoint, "--seconds", "1");

        Assert.Contains("3 requests, 61 registers", output, StringComparison.Ordinal);
    }
}
