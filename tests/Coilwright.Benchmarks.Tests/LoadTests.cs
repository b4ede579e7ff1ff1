using System.Diagnostics;
using Coilwright.Load;

namespace Coilwright.Benchmarks.Tests;

/// <summary>The load program runs and prints its tables; how fast anything is, is no matter of a test.</summary>
public sealed class LoadTests
{
    [Fact]
    public async Task The_parts_print_a_line_for_each_step_and_what_follows_from_them()
    {
        string[] lines = await RunAsync(0, "--quick");

        Assert.Equal(2, lines.Count(line => line.StartsWith("| step | users | calls | mean ms | p50 | p95 | p99 | max | answered/s | errors | with 429 |", StringComparison.Ordinal)));
        string[][] steps = [.. lines.Where(line => line.StartsWith('|') && line.EndsWith("% |", StringComparison.Ordinal)).Select(line => line.Trim('|').Split('|', StringSplitOptions.TrimEntries))];
        Assert.Equal(
            [
                "calls", "raw multiplexer", "calls", "raw multiplexer",
                "critical, alone",
                "others, at 0.5 of what it can do", "critical, at 0.5 of what it can do",
                "others, at 1 of what it can do", "critical, at 1 of what it can do",
                "others, at 2 of what it can do", "critical, at 2 of what it can do",
                "others, at 0.5 again", "critical, at 0.5 again",
            ],
            steps.Select(step => step[0]));
        Assert.All(steps, step => Assert.Equal(11, step.Length));
        Assert.All(steps.Where(step => step[0].StartsWith("critical", StringComparison.Ordinal)), step => Assert.Equal("0 %", step[9]));
        Assert.Contains(lines, line => line.StartsWith("Calls a second as a share of the raw multiplexer's: 1 users: ", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.Contains("p99 of critical calls is ", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.StartsWith("The last 429 came ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Row_33_every_call_has_an_outcome_and_none_is_applied_twice_without_leave_when_the_process_of_the_server_is_killed()
    {
        string[] lines = await RunAsync(0, "--only", "restart", "--duration", "00:00:03");

        Assert.Contains("| Applied twice without leave | 0 |", lines);
        Assert.Contains("| Without an outcome | 0 |", lines);
        Assert.Contains("| Confirmed, but not applied | 0 |", lines);
        Assert.Contains("| Said not to be applied, but applied | 0 |", lines);
        Assert.DoesNotContain("| Confirmed | 0 |", lines);
    }

    [Theory]
    [InlineData("--users", "0")]
    [InlineData("--duration", "soon")]
    [InlineData("--only", "everything")]
    [InlineData("--users")]
    public async Task A_command_line_that_makes_no_sense_is_refused(params string[] arguments) => Assert.Empty(await RunAsync(2, arguments));

    private static async Task<string[]> RunAsync(int exitCode, params string[] arguments)
    {
        string program = typeof(ILoad).Assembly.Location;
        using Process process = Process.Start(new ProcessStartInfo("dotnet", [program, .. arguments]) { RedirectStandardOutput = true })!;
        string output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(exitCode, process.ExitCode);
        return output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
    }
}
