namespace Coilwright.Modbus.Tests.Serial;

/// <summary>When a line is left alone although somebody waits.</summary>
public sealed class LineTimingTests
{
    private static readonly TimeSpan Gap = TimeSpan.FromMilliseconds(200);

    [Fact]
    public async Task The_least_gap_is_kept_before_every_request()
    {
        await using LineFixture line = await LineFixture.ConnectAsync(options => options.Line.MinGap = Gap);
        Task<ushort[]> first = line.ReadAsync(1, 10);
        Task<ushort[]> second = line.ReadAsync(2, 20);
        await line.ExpectAsync(1, "03 000A 0001");
        await line.SendAsync(1, "03 02 000A");
        await first;

        line.Advance(0.19);
        Assert.Empty(line.Peer.TakeReceived());
        line.Advance(0.02);
        await line.ExpectAsync(2, "03 0014 0001");
        await line.SendAsync(2, "03 02 0014");
        await second;
    }

    [Fact]
    public async Task The_least_gap_of_a_unit_keeps_nobody_else()
    {
        await using LineFixture line = await LineFixture.ConnectAsync(options => options.Line.MinUnitGap = Gap);
        Task<ushort[]>[] reads = [line.ReadAsync(1, 10), line.ReadAsync(1, 11), line.ReadAsync(2, 20)];
        await line.ExpectAsync(1, "03 000A 0001");
        await line.SendAsync(1, "03 02 000A");
        await line.ExpectAsync(2, "03 0014 0001");
        await line.SendAsync(2, "03 02 0014");

        line.Advance(0.19);
        Assert.Empty(line.Peer.TakeReceived());
        line.Advance(0.02);
        await line.ExpectAsync(1, "03 000B 0001");
        await line.SendAsync(1, "03 02 000B");
        await Task.WhenAll(reads);
    }

    [Fact]
    public async Task While_a_device_warms_up_nothing_is_sent_and_what_it_says_is_dropped()
    {
        await using LineFixture line = await LineFixture.ConnectAsync(options => options.Line.WarmUp = TimeSpan.FromSeconds(2));
        Task<ushort[]> read = line.ReadAsync(1, 10);
        line.Advance(1.9);
        await line.SendAsync(1, "03 02 FFFF");
        await line.Peer.SendAsync(1, 3, 2);
        Assert.Empty(line.Peer.TakeReceived());

        line.Advance(0.2);
        await line.ExpectAsync(1, "03 000A 0001");
        await line.SendAsync(1, "03 02 000A");

        Assert.Equal([10], await read);
        Assert.Equal((0, 0), (line.Client.Statistics.UnmatchedAnswers, line.Line.GarbageBytes));
    }

    [Theory]
    [InlineData("rtu+tcp", true)]
    [InlineData("memory", false)]
    public async Task A_connection_over_TCP_that_says_nothing_at_all_any_more_is_opened_anew_and_what_is_owed_stays_owed(string scheme, bool isReopened)
    {
        await using LineFixture line = await LineFixture.ConnectAsync(ModbusFraming.Rtu, scheme: scheme);
        for (byte unit = 1; unit <= 5; unit++)
        {
            Task<ushort[]> read = line.ReadAsync(unit, 10);
            await line.ExpectAsync(unit, "03 000A 0001");
            await line.TimeOutAsync(read);
        }

        Task<ushort[]> next = line.ReadAsync(1, 20);
        if (isReopened)
        {
            await line.ReacceptAsync();
        }

        // The gateway may pass on what unit 1 says late, so a fence goes first all the same.
        byte[] fence = await line.ExpectFenceAsync(1);
        await line.SendAsync(1, "03 02 000A");
        await line.Peer.SendAsync(fence);
        await line.ExpectAsync(1, "03 0014 0001");
        await line.SendAsync(1, "03 02 0014");

        Assert.Equal([20], await next);
        Assert.Equal(isReopened ? 2 : 1, line.Client.Statistics.Connects);
    }
}
