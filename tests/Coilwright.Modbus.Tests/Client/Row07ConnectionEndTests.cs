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
    public async Task A_refused_reconnect_fails_who_waited_for_it_and_the_next_call_tries_again()
    {
        await using ClientFixture fixture = await ConnectAsync();
        fixture.Peer.Close();
        fixture.Transport.Connecting = _ => throw new IOException("Refused.");
        Task[] reads = [.. Enumerable.Range(0, 3).Select(_ =>
            fixture.Client.WriteSingleRegisterAsync(1, 7, 1, Cancellation).AsTask())];
        foreach (Task read in reads)
        {
            ModbusConnectionException error = await Assert.ThrowsAsync<ModbusConnectionException>(() => read);
            Assert.Equal(RequestPhase.Connect, error.Phase);
            Assert.False(error.MayHaveBeenApplied);
        }

        fixture.Transport.Connecting = null;
        await AssertReconnectsAsync(fixture);
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
