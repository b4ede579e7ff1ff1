namespace Coilwright.Modbus.Tests.Gateway;

/// <summary>Fifty clients over one line of 19200 baud, in simulated time; the figures are in the output.</summary>
public sealed class FairGatewayTests
{
    private const int Clients = 50;

    [Fact]
    public async Task Fifty_clients_share_a_line_fairly_and_nobody_gets_another_s_values()
    {
        await using SharedLine line = await SharedLine.StartAsync(Clients);

        await line.RunAsync(TimeSpan.FromSeconds(20));

        TestContext.Current.TestOutputHelper?.WriteLine(line.ToString());
        Assert.InRange(line.Reads.Min(), line.Reads.Max() * 0.8, line.Reads.Max());
        Assert.Equal((0, 0), (line.Line.Statistics.TimedOut, line.Line.Line!.Fences));
    }

    [Fact]
    public async Task Clients_that_vanish_in_the_middle_of_a_request_cost_the_others_nothing()
    {
        const int Vanishing = 10;
        await using SharedLine line = await SharedLine.StartAsync(Clients);
        await line.RunAsync(TimeSpan.FromSeconds(15));
        int[] before = [.. line.Reads];

        for (int client = 0; client < Vanishing; client++)
        {
            // Each with a request that waits, one after the other.
            await line.VanishAsync(client);
            await line.RunAsync(TimeSpan.FromSeconds(0.5));
        }

        await line.RunAsync(TimeSpan.FromSeconds(10));
        int[] after = [.. line.Reads.Zip(before, (now, then) => now - then).Skip(Vanishing)];
        TestContext.Current.TestOutputHelper?.WriteLine($"{line}\nOf the 15 s behind the first that vanished, {after.Min()} to {after.Max()} reads each; before, {before.Min()} to {before.Max()}.");
        Assert.InRange(after.Min(), before.Max(), after.Max());
        Assert.InRange(after.Min(), after.Max() * 0.8, after.Max());
        Assert.Equal((0, 0), (line.Line.Statistics.TimedOut, line.Line.Line!.Fences));
        Assert.Equal(Clients - Vanishing, line.Gateway.Connections.Count);
    }
}
