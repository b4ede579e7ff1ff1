using static Coilwright.Modbus.Tests.Client.ClientFixture;

namespace Coilwright.Modbus.Tests.Client;

/// <summary>A peer that says nothing, takes nothing, or takes for ever. (FAULTS, row 10)</summary>
public sealed class Row10SilenceTests
{
    [Fact]
    public async Task A_request_without_an_answer_ends_at_its_deadline_and_not_before()
    {
        await using ClientFixture fixture = await ConnectAsync();
        Task read = fixture.Client.ReadHoldingRegistersAsync(9, 7, 2, Cancellation).AsTask();
        await fixture.ReceiveAsync();

        fixture.Time.Advance(TimeSpan.FromSeconds(0.99));
        Assert.False(read.IsCompleted);
        fixture.Time.Advance(TimeSpan.FromSeconds(0.03));

        ModbusTimeoutException error = await Assert.ThrowsAsync<ModbusTimeoutException>(() => read);
        Assert.Equal(RequestPhase.Response, error.Phase);
        Assert.InRange(error.Elapsed, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1.02));
        Assert.True(error.IsTransient);
        Assert.False(error.MayHaveBeenApplied);
        Assert.StartsWith("ReadHoldingRegisters 7-8 of unit 9 at memory://peer:0: no answer after 1.0", error.Message, StringComparison.Ordinal);
        await fixture.AssertNextRequestWorksAsync();
        Assert.Equal(1, fixture.Client.Statistics.Connects);
    }

    [Fact]
    public async Task Bytes_that_dribble_do_not_move_the_deadline()
    {
        await using ClientFixture fixture = await ConnectAsync();
        Task read = fixture.Client.ReadHoldingRegistersAsync(1, 7, 2, Cancellation).AsTask();
        byte[] answer = AddressesOf(await fixture.ReceiveAsync());
        for (int i = 0; i < 10; i++)
        {
            await fixture.Peer.SendAsync(answer[i]);
            fixture.Time.Advance(TimeSpan.FromSeconds(0.09));
        }

        Assert.False(read.IsCompleted);
        await fixture.TimeOutAsync(read);
        await fixture.Peer.SendAsync(answer[10..]);
        await fixture.AssertNextRequestWorksAsync();
    }

    [Fact]
    public async Task A_peer_that_takes_no_data_costs_the_request_its_deadline_and_itself_the_connection()
    {
        await using ClientFixture fixture = await ConnectAsync(window: 8);
        Task first = fixture.Client.WriteSingleRegisterAsync(1, 7, 1, Cancellation).AsTask();
        Task second = fixture.Client.WriteSingleRegisterAsync(1, 8, 1, Cancellation).AsTask();

        fixture.Time.Advance(TimeSpan.FromSeconds(1.02));

        ModbusTimeoutException begun = await Assert.ThrowsAsync<ModbusTimeoutException>(() => first);
        ModbusTimeoutException waiting = await Assert.ThrowsAsync<ModbusTimeoutException>(() => second);
        Assert.Equal((RequestPhase.Write, true), (begun.Phase, begun.MayHaveBeenApplied));
        Assert.Equal((RequestPhase.Queue, false), (waiting.Phase, waiting.MayHaveBeenApplied));
        await fixture.Peer.WaitForCloseAsync(Cancellation);
    }

    [Fact]
    public async Task A_cancelled_request_whose_frame_is_stuck_still_costs_the_connection_at_its_deadline()
    {
        await using ClientFixture fixture = await ConnectAsync(window: 8);
        using var giveUp = new CancellationTokenSource();
        Task first = fixture.Client.WriteSingleRegisterAsync(1, 7, 1, giveUp.Token).AsTask();
        await giveUp.CancelAsync();
        await Assert.ThrowsAsync<OperationCanceledException>(() => first);

        fixture.Time.Advance(TimeSpan.FromSeconds(1.02));

        await fixture.Peer.WaitForCloseAsync(Cancellation);
        ValueTask<ushort[]> next = fixture.Client.ReadHoldingRegistersAsync(1, 9, 1, Cancellation);
        await fixture.ReacceptAsync();
        await fixture.AnswerReadAsync();
        Assert.Equal([9], await next);
    }

    [Fact]
    public async Task A_connection_that_is_never_accepted_ends_at_the_deadline_of_each_call_and_at_its_own()
    {
        await using ClientFixture fixture = await ConnectAsync();
        fixture.Peer.Close();
        var given = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        fixture.Transport.Connecting = token =>
        {
            token.Register(() => given.TrySetResult());
            return new ValueTask(Task.Delay(Timeout.Infinite, token));
        };
        Task write = fixture.Client.WriteSingleRegisterAsync(1, 7, 1, Cancellation).AsTask();
        await UntilAttemptedAsync(fixture, 2);

        fixture.Time.Advance(TimeSpan.FromSeconds(1.02));

        ModbusTimeoutException error = await Assert.ThrowsAsync<ModbusTimeoutException>(() => write);
        Assert.Equal((RequestPhase.Connect, false), (error.Phase, error.MayHaveBeenApplied));
        Assert.False(given.Task.IsCompleted);
        fixture.Time.Advance(TimeSpan.FromSeconds(4));
        await given.Task;
    }

    [Fact]
    public async Task The_queue_is_bounded()
    {
        await using ClientFixture fixture = await ConnectAsync(options => options.QueueCapacity = 2);
        Task[] waiting = [.. Enumerable.Range(0, 3).Select(_ => fixture.Client.WriteSingleRegisterAsync(1, 7, 1, Cancellation).AsTask())];

        ModbusConnectionException error = await Assert.ThrowsAsync<ModbusConnectionException>(
            () => fixture.Client.WriteSingleRegisterAsync(1, 8, 1, Cancellation).AsTask());

        Assert.Equal((RequestPhase.Queue, false), (error.Phase, error.MayHaveBeenApplied));
        foreach (Task write in waiting)
        {
            await fixture.AnswerAsync(6, 0, 7, 0, 1);
            await write;
        }
    }

    [Fact]
    public async Task A_device_that_loses_one_of_several_is_asked_one_by_one_from_then_on()
    {
        await using ClientFixture fixture = await ConnectAsync(options => options.MaxInFlight = 3);
        Task lost = fixture.Client.ReadHoldingRegistersAsync(1, 1, 1, Cancellation).AsTask();
        Task<ushort[]> answered = fixture.Client.ReadHoldingRegistersAsync(1, 2, 1, Cancellation).AsTask();
        await fixture.ReceiveAsync();
        await fixture.AnswerReadAsync();
        Assert.Equal([2], await answered);

        await fixture.TimeOutAsync(lost);

        Assert.Equal(1, fixture.Client.Statistics.Window);
    }

    [Fact]
    public async Task A_device_that_is_merely_silent_keeps_its_window()
    {
        await using ClientFixture fixture = await ConnectAsync(options => options.MaxInFlight = 3);
        Task first = fixture.Client.ReadHoldingRegistersAsync(1, 1, 1, Cancellation).AsTask();
        Task second = fixture.Client.ReadHoldingRegistersAsync(1, 2, 1, Cancellation).AsTask();
        await fixture.ReceiveAsync();
        await fixture.ReceiveAsync();

        await fixture.TimeOutAsync(first);

        await Assert.ThrowsAsync<ModbusTimeoutException>(() => second);
        Assert.Equal(3, fixture.Client.Statistics.Window);
    }

    private static async Task UntilAttemptedAsync(ClientFixture fixture, int attempts)
    {
        while (fixture.Transport.Attempts < attempts)
        {
            await Task.Yield();
        }
    }
}
