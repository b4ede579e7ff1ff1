using static Coilwright.Modbus.Tests.Client.ClientFixture;

namespace Coilwright.Modbus.Tests.Client;

/// <summary>FIN and RST before, during and after requests. (FAULTS, row 7)</summary>
public sealed class Row07ConnectionEndTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_is_in_flight_fails_at_once_and_the_next_call_reconnects(bool isReset)
    {
        await using ClientFixture fixture = await ConnectAsync(options => options.MaxInFlight = 2);
        Task read = fixture.Client.ReadHoldingRegistersAsync(1, 7, 1, Cancellation).AsTask();
        Task write = fixture.Client.WriteSingleRegisterAsync(1, 7, 1, Cancellation).AsTask();
        await fixture.ReceiveAsync();
        await fixture.ReceiveAsync();

        End(fixture, isReset);

        ModbusConnectionException readError = await Assert.ThrowsAsync<ModbusConnectionException>(() => read);
        ModbusConnectionException writeError = await Assert.ThrowsAsync<ModbusConnectionException>(() => write);
        Assert.False(readError.MayHaveBeenApplied);
        Assert.True(writeError.MayHaveBeenApplied);
        Assert.True(writeError.IsTransient);
        await AssertReconnectsAsync(fixture);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_end_between_requests_disturbs_nobody(bool isReset)
    {
        await using ClientFixture fixture = await ConnectAsync();
        await fixture.AssertNextRequestWorksAsync();

        End(fixture, isReset);

        await AssertReconnectsAsync(fixture);
        Assert.Equal(2, fixture.Client.Statistics.Connects);
    }

    [Fact]
    public async Task Answers_that_came_with_the_one_at_which_the_connection_died_are_none_for_what_is_sent_again()
    {
        await using ClientFixture fixture = await ConnectAsync(
            options => (options.MaxInFlight, options.Retry.Attempts) = (2, 3),
            wrap: transport => new FragileTransport(transport, sends: 2));
        Task<ushort[]>[] reads = [.. Enumerable.Range(1, 3).Select(address => fixture.Client.ReadHoldingRegistersAsync(1, (ushort)address, 1, Cancellation).AsTask())];
        byte[] first = AddressesOf(await fixture.ReceiveAsync());
        byte[] second = AddressesOf(await fixture.ReceiveAsync());

        // The first answer makes room for the third request, whose send fails.
        await fixture.Peer.SendAsync((byte[])[.. first, .. second]);
        await fixture.ReacceptAsync();
        await fixture.AnswerReadAsync();
        await fixture.AnswerReadAsync();

        Assert.Equal([1, 2, 3], (await Task.WhenAll(reads)).Select(read => read[0]));
        Assert.Equal((0, 0, 1), (fixture.Client.Statistics.Waiting, fixture.Client.Statistics.InFlight, fixture.Client.Statistics.LateAnswers));
    }

    [Fact]
    public async Task What_was_not_sent_yet_waits_for_the_next_connection()
    {
        await using ClientFixture fixture = await ConnectAsync();
        Task lost = fixture.Client.ReadHoldingRegistersAsync(1, 1, 1, Cancellation).AsTask();
        ValueTask<ushort[]> kept = fixture.Client.ReadHoldingRegistersAsync(1, 2, 1, Cancellation);
        await fixture.ReceiveAsync();

        fixture.Peer.Reset();

        await Assert.ThrowsAsync<ModbusConnectionException>(() => lost);
        await fixture.ReacceptAsync();
        await fixture.AnswerReadAsync();
        Assert.Equal([2], await kept);
    }

    [Fact]
    public async Task Half_an_answer_before_the_end_is_no_answer()
    {
        await using ClientFixture fixture = await ConnectAsync();
        Task read = fixture.Client.ReadHoldingRegistersAsync(1, 7, 1, Cancellation).AsTask();
        await fixture.Peer.SendAsync(AddressesOf(await fixture.ReceiveAsync())[..9]);

        fixture.Peer.Close();

        await Assert.ThrowsAsync<ModbusConnectionException>(() => read);
    }

    [Fact]
    public async Task Who_waits_for_a_reconnect_that_is_refused_once_gets_the_next_one()
    {
        await using ClientFixture fixture = await ConnectAsync();
        int refusals = 0;
        fixture.Transport.Connecting = _ => ++refusals < 3 ? throw new IOException("Refused.") : default;
        fixture.Peer.Close();

        ValueTask<ushort[]> read = fixture.Client.ReadHoldingRegistersAsync(1, 9, 1, Cancellation);
        await fixture.ReacceptAsync();
        await fixture.AnswerReadAsync();

        Assert.Equal([9], await read);
    }

    [Fact]
    public async Task A_peer_that_refuses_every_reconnect_fails_who_waits_at_once_and_an_explicit_connect_brings_the_client_back()
    {
        await using ClientFixture fixture = await ConnectAsync(options => options.Reconnect.Attempts = 3);
        var refuse = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        fixture.Transport.Connecting = async _ =>
        {
            await refuse.Task;
            throw new IOException("Refused.");
        };
        fixture.Peer.Close();
        Task[] writes = [.. Enumerable.Range(0, 3).Select(_ => fixture.Client.WriteSingleRegisterAsync(1, 7, 1, Cancellation).AsTask())];
        refuse.SetResult();
        foreach (Task write in writes)
        {
            ModbusConnectionException error = await Assert.ThrowsAsync<ModbusConnectionException>(() => write);
            Assert.False(error.MayHaveBeenApplied);
            Assert.Contains("explicit connect", error.Message, StringComparison.Ordinal);
        }

        Assert.Equal(ConnectionState.Offline, fixture.Client.State);
        await Assert.ThrowsAsync<ModbusConnectionException>(() => fixture.Client.ConnectAsync(Cancellation));
        fixture.Transport.Connecting = null;
        await fixture.Client.ConnectAsync(Cancellation);
        await fixture.ReacceptAsync();
        await fixture.AssertNextRequestWorksAsync();
        Assert.Equal(ConnectionState.Connected, fixture.Client.State);
    }

    private static void End(ClientFixture fixture, bool isReset)
    {
        if (isReset)
        {
            fixture.Peer.Reset();
        }
        else
        {
            fixture.Peer.Close();
        }
    }

    private static async Task AssertReconnectsAsync(ClientFixture fixture)
    {
        ValueTask<ushort[]> next = fixture.Client.ReadHoldingRegistersAsync(1, 9, 1, Cancellation);
        await fixture.ReacceptAsync();
        await fixture.AnswerReadAsync();
        Assert.Equal([9], await next);
    }
}
