using static Coilwright.Modbus.Tests.Client.ClientFixture;

namespace Coilwright.Modbus.Tests.Client;

/// <summary>Attempts that are given up before the call is, and the window that a lossy device narrows.</summary>
public sealed class AttemptTests
{
    [Fact]
    public async Task A_read_whose_attempt_has_had_its_time_is_sent_again_and_the_first_answer_is_dropped()
    {
        await using ClientFixture fixture = await ConnectAsync(options => options.Retry = new() { AttemptTimeout = TimeSpan.FromSeconds(0.3) });
        Task<ushort[]> read = fixture.Client.ReadHoldingRegistersAsync(1, 7, 1, Cancellation).AsTask();
        ReceivedRequest first = await fixture.ReceiveAsync();
        fixture.Time.Advance(TimeSpan.FromSeconds(0.32));
        ReceivedRequest second = await fixture.ReceiveAsync();
        Assert.NotEqual(first.Id, second.Id);

        await fixture.Peer.SendAsync([.. Frame(first.Id, 1, 3, 2, 0, 1), .. Frame(second.Id, 1, 3, 2, 0, 2)]);

        Assert.Equal([2], await read);
        Assert.Equal((1, 1), (fixture.Client.Statistics.Retries, fixture.Client.Statistics.LateAnswers));
    }

    [Fact]
    public async Task A_write_has_one_attempt_that_lasts_to_the_deadline()
    {
        await using ClientFixture fixture = await ConnectAsync(options => options.Retry = new() { AttemptTimeout = TimeSpan.FromSeconds(0.3) });
        Task write = fixture.Client.WriteSingleRegisterAsync(1, 7, 1, Cancellation).AsTask();
        ReceivedRequest request = await fixture.ReceiveAsync();
        fixture.Time.Advance(TimeSpan.FromSeconds(0.9));

        await fixture.Peer.SendAsync(Frame(request.Id, 1, request.Pdu));

        await write;
        Assert.Equal(1, fixture.Client.Statistics.Sent);
    }

    [Fact]
    public async Task After_a_loss_one_is_asked_at_a_time_until_256_answers_have_come_in_a_row()
    {
        await using ClientFixture fixture = await ConnectAsync(options => options.MaxInFlight = 2);
        Task lost = fixture.Client.ReadHoldingRegistersAsync(1, 1, 1, Cancellation).AsTask();
        Task answered = fixture.Client.ReadHoldingRegistersAsync(1, 2, 1, Cancellation).AsTask();
        await fixture.ReceiveAsync();
        await fixture.AnswerReadAsync();
        await answered;
        await fixture.TimeOutAsync(lost);
        Assert.Equal(1, fixture.Client.Statistics.Window);

        for (ushort i = 0; i < 255; i++)
        {
            await fixture.AssertNextRequestWorksAsync(i);
        }

        Assert.Equal(1, fixture.Client.Statistics.Window);
        await fixture.AssertNextRequestWorksAsync();
        Assert.Equal(2, fixture.Client.Statistics.Window);
    }
}
