using static Coilwright.Modbus.Tests.Client.ClientFixture;

namespace Coilwright.Modbus.Tests.Client;

/// <summary>The peer ends at each byte of its answer.</summary>
public sealed class EndAtEachByteTests
{
    private const int AnswerSize = 13;

    public static TheoryData<int, bool> Ends => [.. from at in Enumerable.Range(0, AnswerSize) from isReset in (bool[])[false, true] select (at, isReset)];

    [Theory]
    [MemberData(nameof(Ends))]
    public async Task An_answer_that_is_cut_is_no_answer_and_the_next_request_works(int at, bool isReset)
    {
        await using ClientFixture fixture = await ConnectAsync();
        Task read = fixture.Client.ReadHoldingRegistersAsync(1, 7, 2, Cancellation).AsTask();
        byte[] answer = AddressesOf(await fixture.ReceiveAsync());
        Assert.Equal(AnswerSize, answer.Length);
        await fixture.Peer.SendAsync(answer[..at]);

        if (isReset)
        {
            fixture.Peer.Reset();
        }
        else
        {
            fixture.Peer.Close();
        }

        ModbusConnectionException error = await Assert.ThrowsAsync<ModbusConnectionException>(() => read);
        Assert.Equal(RequestPhase.Response, error.Phase);
        await fixture.ReacceptAsync();
        await fixture.AssertNextRequestWorksAsync();
    }
}
