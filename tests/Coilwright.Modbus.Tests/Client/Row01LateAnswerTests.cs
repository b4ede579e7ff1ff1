using static Coilwright.Modbus.Tests.Client.ClientFixture;

namespace Coilwright.Modbus.Tests.Client;

/// <summary>Answers that come after their request was given up. (FAULTS, row 1)</summary>
public sealed class Row01LateAnswerTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(20)]
    public async Task Late_answers_are_never_taken_for_the_answer_to_another_address(int late)
    {
        await using ClientFixture fixture = await ConnectAsync();
        List<ReceivedRequest> owed = await TimeOutAsync(fixture, late);

        ValueTask<ushort[]> read = fixture.Client.ReadHoldingRegistersAsync(1, 500, 2, Cancellation);
        ReceivedRequest present = await fixture.ReceiveAsync();
        foreach (ReceivedRequest request in owed)
        {
            await fixture.Peer.SendAsync(AddressesOf(request));
        }

        Assert.False(read.IsCompleted);
        await fixture.Peer.SendAsync(AddressesOf(present));

        Assert.Equal([500, 501], await read);
        Assert.Equal(late, fixture.Client.Statistics.LateAnswers);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_late_answer_glued_to_the_right_one_is_dropped(bool isFirst)
    {
        await using ClientFixture fixture = await ConnectAsync();
        byte[] late = AddressesOf((await TimeOutAsync(fixture, 1))[0]);

        ValueTask<ushort[]> read = fixture.Client.ReadHoldingRegistersAsync(1, 500, 2, Cancellation);
        byte[] right = AddressesOf(await fixture.ReceiveAsync());
        await fixture.Peer.SendAsync(isFirst ? [.. late, .. right] : [.. right, .. late]);

        Assert.Equal([500, 501], await read);
        Assert.Equal(1, fixture.Client.Statistics.LateAnswers);
    }

    [Fact]
    public async Task A_late_answer_between_two_requests_changes_nothing()
    {
        await using ClientFixture fixture = await ConnectAsync();
        ReceivedRequest owed = (await TimeOutAsync(fixture, 1))[0];
        await fixture.Peer.SendAsync(AddressesOf(owed));

        await fixture.AssertNextRequestWorksAsync();

        Assert.Equal(1, fixture.Client.Statistics.LateAnswers);
        Assert.Equal(1, fixture.Client.Statistics.Connects);
    }

    private static async Task<List<ReceivedRequest>> TimeOutAsync(ClientFixture fixture, int count)
    {
        var owed = new List<ReceivedRequest>();
        for (int i = 0; i < count; i++)
        {
            Task read = fixture.Client.ReadHoldingRegistersAsync(1, (ushort)i, 2, Cancellation).AsTask();
            owed.Add(await fixture.ReceiveAsync());
            await fixture.TimeOutAsync(read);
        }

        return owed;
    }
}
