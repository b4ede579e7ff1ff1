using static Coilwright.Modbus.Tests.Client.Blocking.BlockingFixture;

namespace Coilwright.Modbus.Tests.Client.Blocking;

/// <summary>Requests over a blocking socket: what FAULTS asks of a client holds here as well (rows 1 to 4, 10, 11, 13 and 14).</summary>
public sealed class BlockingExchangeTests
{
    [Fact]
    public async Task Asynchronous_methods_have_ended_when_they_return()
    {
        await using BlockingFixture fixture = await ConnectAsync();
        var registers = new ushort[1];
        Task<bool> read = Run(() =>
        {
            ValueTask call = fixture.Client.ReadHoldingRegistersAsync(1, 7, registers.AsMemory());
            bool hasEnded = call.IsCompletedSuccessfully;
            call.GetAwaiter().GetResult();
            return hasEnded;
        });
        await fixture.Peer.SendAsync(ClientFixture.AddressesOf(await fixture.ReceiveAsync()));

        Assert.True(await read);
        Assert.Equal([7], registers);
    }

    [Fact]
    public async Task An_answer_that_comes_late_is_dropped_wherever_it_lies()
    {
        await using BlockingFixture fixture = await ConnectAsync(options => options.Heartbeat.Interval = Timeout.InfiniteTimeSpan);
        Task<ushort[]> first = fixture.ReadAsync(100);
        ReceivedRequest late = await fixture.ReceiveAsync();
        await fixture.TimeOutAsync(first);
        Task<ushort[]> second = fixture.ReadAsync(200);
        ReceivedRequest right = await fixture.ReceiveAsync();

        await fixture.Peer.SendAsync([
            .. ClientFixture.AddressesOf(late), .. ClientFixture.Frame(right.Id, 2, 3, 4, 0, 0, 0, 0),
            .. ClientFixture.AddressesOf(right), .. ClientFixture.AddressesOf(right),
        ]);

        Assert.Equal([200, 201], await second);
        await fixture.AssertNextRequestWorksAsync();
        ConnectionStatistics statistics = fixture.Client.Statistics;
        Assert.Equal((1, 2, 2, 1), (statistics.LateAnswers, statistics.UnmatchedAnswers, statistics.Answered, statistics.Connects));
    }

    [Fact]
    public async Task A_flood_behind_an_answer_is_dropped_by_the_next_request()
    {
        await using BlockingFixture fixture = await ConnectAsync();
        Task<ushort[]> first = fixture.ReadAsync(100);
        byte[] answer = ClientFixture.AddressesOf(await fixture.ReceiveAsync());

        // One of another length among them, so that what is received at once ends within a frame.
        await fixture.Peer.SendAsync([.. answer, .. ClientFixture.Frame(77, 1, 3, 2, 0, 0), .. Enumerable.Repeat(answer, 200).SelectMany(bytes => bytes)]);
        await first;

        await fixture.AssertNextRequestWorksAsync();
        Assert.Equal(201, fixture.Client.Statistics.UnmatchedAnswers);
    }

    [Fact]
    public async Task An_answer_may_come_byte_by_byte()
    {
        await using BlockingFixture fixture = await ConnectAsync();
        Task<ushort[]> read = fixture.ReadAsync(100);
        foreach (byte next in ClientFixture.AddressesOf(await fixture.ReceiveAsync()))
        {
            await fixture.Peer.SendAsync(next);
        }

        Assert.Equal([100, 101], await read);
    }

    [Fact]
    public async Task Bytes_that_dribble_do_not_move_the_deadline()
    {
        await using BlockingFixture fixture = await ConnectAsync();
        Task<ushort[]> read = fixture.ReadAsync(100);
        byte[] answer = ClientFixture.AddressesOf(await fixture.ReceiveAsync());
        await fixture.Peer.SendAsync(answer[..5]);

        await fixture.TimeOutAsync(read);

        await fixture.Peer.SendAsync(answer[5..]);
        await fixture.AssertNextRequestWorksAsync();
        Assert.Equal((1, 1), (fixture.Client.Statistics.LateAnswers, fixture.Client.Statistics.Connects));
    }

    [Fact]
    public async Task A_write_without_an_answer_is_sent_once_and_may_have_been_applied()
    {
        await using BlockingFixture fixture = await ConnectAsync(options => options.Retry = new());
        Task write = fixture.WriteAsync(7);
        await fixture.ReceiveAsync();
        fixture.Time.Advance(TimeSpan.FromSeconds(1.1));

        ModbusTimeoutException error = await Assert.ThrowsAsync<ModbusTimeoutException>(() => write);

        Assert.Equal((RequestPhase.Response, true), (error.Phase, error.MayHaveBeenApplied));
        await fixture.AssertNextRequestWorksAsync();
        Assert.Equal(2, fixture.Client.Statistics.Sent);
    }

    [Fact]
    public async Task A_frame_that_is_none_costs_the_connection_and_says_so()
    {
        await using BlockingFixture fixture = await ConnectAsync();
        Task<ushort[]> read = fixture.ReadAsync(100);
        await fixture.ReceiveAsync();
        await fixture.Peer.SendAsync(0, 1, 0, 7, 0, 3, 1, 3, 0);

        await Assert.ThrowsAsync<ModbusProtocolException>(() => read);

        await fixture.Peer.WaitForCloseAsync(Cancellation);
    }

    [Fact]
    public async Task A_cancelled_call_ends_and_its_answer_is_dropped()
    {
        await using BlockingFixture fixture = await ConnectAsync();
        using var giveUp = new CancellationTokenSource();
        Task read = Run(() => fixture.Client.ReadHoldingRegistersAsync(1, 100, 2, giveUp.Token).AsTask().GetAwaiter().GetResult());
        ReceivedRequest request = await fixture.ReceiveAsync();

        await giveUp.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => read);
        await fixture.Peer.SendAsync(ClientFixture.AddressesOf(request));
        await fixture.AssertNextRequestWorksAsync();
        Assert.Equal((1, 1), (fixture.Client.Statistics.LateAnswers, fixture.Client.Statistics.Connects));
    }

    [Fact]
    public async Task What_was_cancelled_before_is_not_sent()
    {
        await using BlockingFixture fixture = await ConnectAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => fixture.Client.WriteSingleRegisterAsync(1, 7, 1, new CancellationToken(true)).AsTask());

        Assert.Equal(0, fixture.Client.Statistics.Sent);
    }

    [Fact]
    public async Task A_busy_device_is_asked_again()
    {
        await using BlockingFixture fixture = await ConnectAsync(options => options.Retry = new() { InitialDelay = TimeSpan.FromMilliseconds(1) });
        Task<ushort[]> read = fixture.ReadAsync(100);
        ReceivedRequest first = await fixture.ReceiveAsync();
        await fixture.Peer.SendAsync(ClientFixture.Frame(first.Id, 1, 0x83, 6));
        while (fixture.Client.Statistics.Retries == 0)
        {
            await Task.Yield();
        }

        fixture.Time.Advance(TimeSpan.FromMilliseconds(1));
        await fixture.Peer.SendAsync(ClientFixture.AddressesOf(await fixture.ReceiveAsync()));

        Assert.Equal([100, 101], await read);
    }

    [Fact]
    public async Task A_device_that_a_gateway_does_not_reach_is_left_alone()
    {
        await using BlockingFixture fixture = await ConnectAsync(options => options.Retry = new() { Attempts = 1, InitialDelay = TimeSpan.FromSeconds(5), MaxDelay = TimeSpan.FromSeconds(5), MaxUnreachableDelay = TimeSpan.FromSeconds(5) });
        Task<ushort[]> read = fixture.ReadAsync(100);
        ReceivedRequest request = await fixture.ReceiveAsync();
        await fixture.Peer.SendAsync(ClientFixture.Frame(request.Id, 1, 0x83, 0x0B));
        await Assert.ThrowsAsync<ModbusDeviceException>(() => read);

        ModbusDeviceException error = Assert.Throws<ModbusDeviceException>(() => fixture.Client.ReadHoldingRegisters(1, 100, 2));

        Assert.Contains("not sent", error.Message, StringComparison.Ordinal);
        Assert.Equal(1, fixture.Client.Statistics.Sent);
    }
}
