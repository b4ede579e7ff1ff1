using static Coilwright.Modbus.Tests.Client.ClientFixture;

namespace Coilwright.Modbus.Tests.Client;

/// <summary>Answers for another unit or function, and headers that cannot be. (FAULTS, row 3)</summary>
public sealed class Row03HeaderTests
{
    [Theory]
    [InlineData(2, new byte[] { 3, 2, 0xBA, 0xD0 })]
    [InlineData(1, new byte[] { 4, 2, 0xBA, 0xD0 })]
    [InlineData(1, new byte[] { 0x84, 2 })]
    [InlineData(2, new byte[] { 0x83, 2 })]
    public async Task Another_unit_or_function_is_dropped_and_the_right_answer_taken(byte unit, byte[] pdu)
    {
        await using ClientFixture fixture = await ConnectAsync();
        ValueTask<ushort[]> read = fixture.Client.ReadHoldingRegistersAsync(1, 7, 1, Cancellation);
        ReceivedRequest request = await fixture.ReceiveAsync();

        await fixture.Peer.SendAsync(Frame(request.Id, unit, pdu));
        Assert.False(read.IsCompleted);
        await fixture.Peer.SendAsync(AddressesOf(request));

        Assert.Equal([7], await read);
        Assert.Equal(1, fixture.Client.Statistics.UnmatchedAnswers);
        Assert.Equal(1, fixture.Client.Statistics.Connects);
    }

    [Fact]
    public async Task The_unit_of_an_answer_can_be_ignored()
    {
        await using ClientFixture fixture = await ConnectAsync(options => options.UnitMatching = UnitMatching.Ignore);
        ValueTask<ushort[]> read = fixture.Client.ReadHoldingRegistersAsync(17, 7, 1, Cancellation);
        ReceivedRequest request = await fixture.ReceiveAsync();
        await fixture.Peer.SendAsync(Frame(request.Id, 255, 3, 2, 0, 7));

        Assert.Equal([7], await read);
    }

    [Theory]
    [InlineData(new byte[] { 0, 1, 0, 1, 0, 5, 1, 3, 2, 0, 7 })]
    [InlineData(new byte[] { 0, 1, 0, 1 })]
    [InlineData(new byte[] { 0, 1, 0, 0, 0, 0 })]
    [InlineData(new byte[] { 0, 1, 0, 0, 0, 1, 1 })]
    [InlineData(new byte[] { 0, 1, 0, 0, 0, 255 })]
    [InlineData(new byte[] { 0, 1, 0, 0, 255, 255 })]
    public async Task A_header_that_cannot_be_ends_the_connection_as_soon_as_it_is_seen(byte[] bytes)
    {
        await using ClientFixture fixture = await ConnectAsync();
        Task<ushort[]> read = fixture.Client.ReadHoldingRegistersAsync(1, 7, 1, Cancellation).AsTask();
        await fixture.ReceiveAsync();

        await fixture.Peer.SendAsync(bytes);

        ModbusProtocolException error = await Assert.ThrowsAsync<ModbusProtocolException>(() => read);
        Assert.Equal(RequestPhase.Response, error.Phase);
        await fixture.Peer.WaitForCloseAsync(Cancellation);
        await AssertReconnectsAsync(fixture);
    }

    [Theory]
    [InlineData(252)]
    [InlineData(253)]
    public async Task The_longest_frames_are_taken(int size)
    {
        await using ClientFixture fixture = await ConnectAsync();
        ValueTask<byte[]> answer = fixture.Client.SendPduAsync(1, new byte[] { 0x41 }, Cancellation);
        byte[] pdu = [0x41, .. Enumerable.Range(0, size - 1).Select(i => (byte)i)];
        await fixture.AnswerAsync(pdu);

        Assert.Equal(pdu, await answer);
    }

    private static async Task AssertReconnectsAsync(ClientFixture fixture)
    {
        ValueTask<ushort[]> next = fixture.Client.ReadHoldingRegistersAsync(1, 9, 1, Cancellation);
        await fixture.ReacceptAsync();
        await fixture.AnswerReadAsync();
        Assert.Equal([9], await next);
    }
}
