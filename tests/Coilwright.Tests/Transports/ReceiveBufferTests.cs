using Coilwright.Transports;

namespace Coilwright.Tests.Transports;

public sealed class ReceiveBufferTests
{
    [Fact]
    public void A_connection_on_which_little_comes_waits_with_little_room()
    {
        var buffer = new ReceiveBuffer();

        for (int i = 0; i < 100; i++)
        {
            Assert.Equal(ReceiveBuffer.SmallestSize, Receive(buffer, 30));
            Consume(buffer, 30);
        }
    }

    [Fact]
    public void The_room_grows_where_much_comes_at_once_and_shrinks_again_when_it_has_been_quiet()
    {
        var buffer = new ReceiveBuffer();
        int room = 0;
        for (int i = 0; i < 10; i++)
        {
            room = Receive(buffer, buffer.GetRoom().Length);
            Consume(buffer, room);
        }

        Assert.Equal(16 * 1024, room);
        for (int i = 0; i < 16 * 5; i++)
        {
            Receive(buffer, 20);
            Consume(buffer, 20);
        }

        Assert.Equal(ReceiveBuffer.SmallestSize, buffer.GetRoom().Length);
    }

    [Fact]
    public void Whatever_comes_and_is_consumed_the_rest_lies_in_one_piece_and_in_order()
    {
        var buffer = new ReceiveBuffer();
        var random = new Random(7);
        byte next = 0;
        byte expected = 0;
        for (int i = 0; i < 5_000; i++)
        {
            Memory<byte> room = buffer.GetRoom();
            Assert.False(room.IsEmpty);
            int count = random.Next(1, room.Length + 1);
            foreach (ref byte one in room.Span[..count])
            {
                one = next++;
            }

            buffer.Add(count);
            Assert.True(buffer.Content.IsSingleSegment);
            int taken = random.Next(4) == 0 ? 0 : random.Next(buffer.Count + 1);
            foreach (byte one in buffer.Content.FirstSpan[..taken])
            {
                Assert.Equal(expected++, one);
            }

            Consume(buffer, buffer.Count > 100_000 ? buffer.Count : taken);
            expected = (byte)(next - buffer.Count);
        }
    }

    private static int Receive(ReceiveBuffer buffer, int count)
    {
        int room = buffer.GetRoom().Length;
        buffer.Add(count);
        return room;
    }

    private static void Consume(ReceiveBuffer buffer, int count) => buffer.Consume(buffer.Content.GetPosition(count));
}
