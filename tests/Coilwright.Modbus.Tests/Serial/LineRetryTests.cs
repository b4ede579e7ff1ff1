namespace Coilwright.Modbus.Tests.Serial;

/// <summary>What is sent again on a line, and what fails instead.</summary>
public sealed class LineRetryTests
{
    [Fact]
    public async Task A_read_that_was_not_answered_is_sent_again_behind_a_fence()
    {
        await using LineFixture line = await ConnectAsync();
        Task<ushort[]> read = line.ReadAsync(1, 10);
        await line.ExpectAsync(1, "03 000A 0001");
        line.Advance(1.1);

        byte[] fence = await line.ExpectFenceAsync(1);
        await line.Peer.SendAsync(fence);
        await line.ExpectAsync(1, "03 000A 0001");
        await line.SendAsync(1, "03 02 000A");

        Assert.Equal([10], await read);
        Assert.Equal((1, 1), (line.Client.Statistics.TimedOut, line.Client.Statistics.Retries));
    }

    [Fact]
    public async Task A_read_is_sent_as_often_as_the_options_say_and_the_error_tells()
    {
        await using LineFixture line = await ConnectAsync();
        Task<ushort[]> read = line.ReadAsync(1, 10);
        await line.ExpectAsync(1, "03 000A 0001");
        line.Advance(1.1);
        await line.Peer.SendAsync(await line.ExpectFenceAsync(1));
        await line.ExpectAsync(1, "03 000A 0001");
        line.Advance(1.1);

        ModbusTimeoutException error = await Assert.ThrowsAsync<ModbusTimeoutException>(() => read);
        Assert.Contains("sent 2 times", error.Message, StringComparison.Ordinal);
        Assert.Equal(RequestPhase.Response, error.Phase);
    }

    [Fact]
    public async Task Row_14_a_write_that_was_not_answered_is_sent_once()
    {
        await using LineFixture line = await ConnectAsync();
        Task write = line.Client.WriteSingleRegisterAsync(1, 10, 7, LineFixture.Cancellation).AsTask();
        await line.ExpectAsync(1, "06 000A 0007");
        line.Advance(1.1);

        Assert.True((await Assert.ThrowsAsync<ModbusTimeoutException>(() => write)).MayHaveBeenApplied);
        line.Advance(5);
        Assert.Empty(line.Peer.TakeReceived());
    }

    [Fact]
    public async Task Row_16_a_busy_unit_is_asked_again_after_a_while_and_others_meanwhile()
    {
        await using LineFixture line = await ConnectAsync(options => options.Retry.Jitter = 0);
        Task<ushort[]> busy = line.ReadAsync(1, 10);
        Task<ushort[]> other = line.ReadAsync(2, 20);
        await line.ExpectAsync(1, "03 000A 0001");
        await line.SendAsync(1, "83 06");
        await line.ExpectAsync(2, "03 0014 0001");
        await line.SendAsync(2, "03 02 0014");
        Assert.Equal([20], await other);
        Assert.Empty(line.Peer.TakeReceived());

        line.Advance(0.1);
        await line.ExpectAsync(1, "03 000A 0001");
        await line.SendAsync(1, "03 02 000A");

        Assert.Equal([10], await busy);
    }

    [Fact]
    public async Task A_read_whose_connection_was_lost_is_sent_again_over_the_next()
    {
        // How much time goes by until this machine has noticed the loss is not what this is about.
        await using LineFixture line = await ConnectAsync(options =>
        {
            options.Reconnect.InitialDelay = TimeSpan.FromMilliseconds(5);
            options.RequestTimeout = TimeSpan.FromHours(10);
            options.Line.ResponseTimeout = TimeSpan.FromHours(1);
        });
        Task<ushort[]> read = line.ReadAsync(1, 10);
        await line.ExpectAsync(1, "03 000A 0001");

        line.Peer.Reset();
        Task again = line.ReacceptAsync();
        while (!again.IsCompleted)
        {
            // The wait before the next attempt begins when the loss has been noticed.
            line.Advance(0.001);
            await Task.Yield();
        }

        await again;
        await line.Peer.SendAsync(await line.ExpectFenceAsync(1));
        await line.ExpectAsync(1, "03 000A 0001");
        await line.SendAsync(1, "03 02 000A");

        Assert.Equal([10], await read);
    }

    [Fact]
    public async Task A_cancelled_read_is_not_sent_again()
    {
        await using LineFixture line = await ConnectAsync();
        using var cancellation = new CancellationTokenSource();
        Task<ushort[]> read = line.StartReadAsync(1, 10, 1, cancellation.Token);
        await line.ExpectAsync(1, "03 000A 0001");
        line.Advance(1.1);
        await line.ExpectFenceAsync(1);

        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => read);
        Assert.Equal(0, line.Client.Statistics.Waiting);
    }

    private static Task<LineFixture> ConnectAsync(Action<ModbusClientOptions>? configure = null) => LineFixture.ConnectAsync(options =>
    {
        options.Retry.Attempts = 2;
        configure?.Invoke(options);
    });
}
