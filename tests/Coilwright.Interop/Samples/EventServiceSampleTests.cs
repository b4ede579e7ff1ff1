using System.Text.RegularExpressions;
using Coilwright.Interop.Programs;

namespace Coilwright.Interop.Samples;

/// <summary>The sample as it is started by a user: all in one, and its halves apart.</summary>
public sealed partial class EventServiceSampleTests
{
    private static string Program => SampleProgram.PathOf("EventService");

    [Fact]
    public async Task The_client_goes_on_while_its_server_is_killed_and_started_again()
    {
        string output = await RunningProgram.RunAsync("dotnet", Program, "--seconds", "5");

        Assert.Equal(2, Listening().Count(output));
        Assert.Contains("is killed", output, StringComparison.Ordinal);
        Assert.Contains("client: Reconnecting", output, StringComparison.Ordinal);
        Assert.Equal(2, Connected().Count(output));
        Match end = Outcome().Match(output);
        Assert.True(end.Success, output);
        Assert.NotEqual("0", end.Groups[1].Value);
    }

    [Fact]
    public async Task The_halves_can_be_started_apart()
    {
        string folder = Directory.CreateTempSubdirectory().FullName;
        await using (RunningProgram server = RunningProgram.Start("dotnet", Program, "--serve", "mcps://127.0.0.1:0", "--folder", folder))
        {
            string uri = Listening().Match(await server.ReadLineAsync()).Groups[1].Value;
            for (int run = 0; run < 2; run++)
            {
                string output = await RunningProgram.RunAsync("dotnet", Program, "--connect", uri, "--folder", folder, "--seconds", "1");
                Assert.Matches(Outcome(), output);
            }
        }

        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_said_to_be_so()
    {
        string folder = Directory.CreateTempSubdirectory().FullName;
        await using RunningProgram client = RunningProgram.Start("dotnet", Program, "--connect", "mcps://localhost:1", "--folder", folder);

        Assert.Contains("mcps://localhost:1", (await Assert.ThrowsAsync<EndOfStreamException>(client.ReadLineAsync)).Message, StringComparison.Ordinal);
        Directory.Delete(folder, recursive: true);
    }

    [GeneratedRegex("istening on (mcps://localhost:[0-9]+)")]
    private static partial Regex Listening();

    [GeneratedRegex("client: Connected")]
    private static partial Regex Connected();

    [GeneratedRegex(@"every event has an outcome: ([0-9]+) confirmed, \1 of them recorded once; [0-9]+ in doubt, [0-9]+ of them recorded; [0-9]+ not sent; 0 recorded twice")]
    private static partial Regex Outcome();
}
