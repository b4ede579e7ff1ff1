using static Coilwright.Modbus.Tests.Client.ClientFixture;

namespace Coilwright.Modbus.Tests.Client;

/// <summary>Frames cut and glued by the network. (FAULTS, row 4)</summary>
public sealed class Row04FragmentTests
{
    [Fact]
    public async Task An_answer_may_be_cut_at_every_byte()
    {
        await using ClientFixture fixture = await ConnectAsync();
        for (int cut = 1; cut < 13; cut++)
        {
            ValueTask<ushort[]> read = fixture.Client.ReadHoldingRegistersAsync(1, (ushort)cut, 2, Cancellation);
            byte[] answer = AddressesOf(await fixture.ReceiveAsync());
            await fixture.Peer.SendAsync(answer[..cut]);
            Assert.False(read.IsCompleted);
            await fixture.Peer.SendAsync(answer[cut..]);
            Assert.Equal([(ushort)cut, (ushort)(cut + 1)], await read);
        }
    }

    [Fact]
    public async Task An_answer_may_come_byte_by_byte()
    {
        await using ClientFixture fixture = await ConnectAsync();
        ValueTask<ushort[]> read = fixture.Client.ReadHoldingRegistersAsync(1, 1000, 125, Cancellation);
        foreach (byte value in AddressesOf(await fixture.ReceiveAsync()))
        {
            await fixture.Peer.SendAsync(value);
        }

        Assert.Equal(Enumerable.Range(1000, 125).Select(i => (ushort)i), await read);
    }

    [Theory]
    [InlineData(2, 0)]
    [InlineData(2, 5)]
    [InlineData(6, 0)]
    public async Task Several_answers_may_come_in_one_segment_even_with_a_piece_of_the_next(int count, int rest)
    {
        await using ClientFixture fixture = await ConnectAsync(options => options.MaxInFlight = 8);
        Task<ushort[]>[] reads = [.. Enumerable.Range(0, count + 1).Select(i =>
            fixture.Client.ReadHoldingRegistersAsync(1, (ushort)(i * 10), 2, Cancellation).AsTask())];
        byte[] answers = [];
        for (int i = 0; i < count; i++)
        {
            answers = [.. answers, .. AddressesOf(await fixture.ReceiveAsync())];
        }

        byte[] last = AddressesOf(await fixture.ReceiveAsync());
        await fixture.Peer.SendAsync([.. answers, .. last[..rest]]);
        await Task.WhenAll(reads[..count]);
        Assert.False(reads[count].IsCompleted);
        await fixture.Peer.SendAsync(last[rest..]);

        for (int i = 0; i <= count; i++)
        {
            Assert.Equal([(ushort)(i * 10), (ushort)((i * 10) + 1)], await reads[i]);
        }
    }
}
