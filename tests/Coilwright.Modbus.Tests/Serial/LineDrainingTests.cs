namespace Coilwright.Modbus.Tests.Serial;

/// <summary>The end of a line in order.</summary>
public sealed class LineDrainingTests
{
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task Draining_lets_what_is_on_the_line_finish_fails_what_waits_and_takes_nothing_more()
    {
        await using LineFixture line = await LineFixture.ConnectAsync();
        Task<ushort[]> onTheLine = line.ReadAsync(1, 10);
        await line.ExpectAsync(1, "03 000A 0001");
        Task<ushort[]> waiting = line.ReadAsync(1, 20);

        Task drain = line.Client.DrainAsync(Bound);

        Assert.False((await Assert.ThrowsAsync<ModbusConnectionException>(() => waiting)).MayHaveBeenApplied);
        Task<ushort[]> late = line.ReadAsync(2, 30);
        await line.SendAsync(1, "03 02 000A");
        Assert.Equal([10], await onTheLine);
        ModbusConnectionException refused = await Assert.ThrowsAsync<ModbusConnectionException>(() => late);
        Assert.Equal((RequestPhase.Queue, 1), (refused.Phase, line.Client.Statistics.Sent));
        await drain;
        Assert.Equal(ConnectionState.Closed, line.Client.State);
    }

    [Fact]
    public async Task What_was_not_answered_is_not_sent_again_while_the_line_is_drained()
    {
        await using LineFixture line = await LineFixture.ConnectAsync(options => options.Retry.Attempts = 3);
        Task<ushort[]> read = line.ReadAsync(1, 10);
        await line.ExpectAsync(1, "03 000A 0001");
        Task drain = line.Client.DrainAsync(Bound);

        line.Advance(1.1);

        await Assert.ThrowsAsync<ModbusTimeoutException>(() => read);
        await drain;
        Assert.Equal((1, 0), (line.Client.Statistics.Sent, line.Client.Statistics.Retries));
    }
}
