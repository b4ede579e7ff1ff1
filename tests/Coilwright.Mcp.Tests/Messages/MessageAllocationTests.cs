using System.Buffers;
using Coilwright.Mcp.Tests.Messages.Samples;
using Coilwright.Tests.Shared;

namespace Coilwright.Mcp.Tests.Messages;

/// <summary>What the steady state allocates: nothing.</summary>
public sealed class MessageAllocationTests
{
    private static readonly AllFields Full = new()
    {
        Text = "text",
        Blob = [1, 2],
        Int32S = [1, 2, 300],
        Signed64S = [-1],
        Fixed32S = [1, 2, 3],
        Doubles = [1.5],
        Blobs = [[1], [2]],
        Booleans = [true],
        CountByName = { ["a"] = 1 },
        ChosenText = "chosen",
        OptionalInt32 = 0,
        Time = DateTimeOffset.UnixEpoch,
        Self = new() { Text = "self", Self = new() { Texts = new List<string> { "x", "y" } } },
    };

    // Keeps what was read from being optimized away.
    private long _total;

    [Fact]
    public void Encoding()
    {
        byte[] destination = new byte[1_000];

        Assert.Equal(0, LeastAllocated.OnThisThread(() => UserEvent.Example.Encode(destination)));
        Assert.Equal(0, LeastAllocated.OnThisThread(() => PackedEvent.Example.Encode(destination)));
        Assert.Equal(0, LeastAllocated.OnThisThread(() => Full.Encode(destination)));
        Assert.Equal(0, LeastAllocated.OnThisThread(() => Full.GetEncodedSize()));
        Assert.Equal(0, LeastAllocated.OnThisThread(() => AllPacked.Example.Encode(destination)));
    }

    [Fact]
    public void Encoding_into_a_buffer_writer()
    {
        var writer = new ArrayBufferWriter<byte>(1_000);

        Assert.Equal(0, LeastAllocated.OnThisThread(() =>
        {
            Full.Encode(writer);
            writer.ResetWrittenCount();
        }));
    }

    [Fact]
    public void Decoding_into_an_object()
    {
        byte[] userEvent = UserEvent.Example.ToArray();
        byte[] packedEvent = PackedEvent.Example.ToArray();
        byte[] full = Full.ToArray();
        byte[] header = new FrameHeader().ToArray();
        var userEventTarget = new UserEvent { UserId = "" };
        var packedEventTarget = new PackedEvent();
        var fullTarget = new AllFields();

        Assert.Equal(0, LeastAllocated.OnThisThread(() => UserEvent.DecodeInto(userEvent, userEventTarget)));
        Assert.Equal(0, LeastAllocated.OnThisThread(() => PackedEvent.DecodeInto(packedEvent, packedEventTarget)));
        Assert.Equal(0, LeastAllocated.OnThisThread(() => FrameHeader.Decode(header)));

        // The text of the map's key is made anew.
        Assert.Equal(24, LeastAllocated.OnThisThread(() => AllFields.DecodeInto(full, fullTarget)));
    }

    [Fact]
    public void Reading_through_a_view()
    {
        byte[] full = Full.ToArray();

        Assert.Equal(0, LeastAllocated.OnThisThread(() =>
        {
            var view = new AllFieldsView(full);
            long sum = view.Text.Length + view.Self.Text.Length + (view.OptionalInt32 ?? 0) + view.Time!.Value.Ticks;
            foreach (int value in view.Int32S)
            {
                sum += value;
            }

            foreach (var entry in view.CountByName)
            {
                sum += entry.Key.Length + entry.Value;
            }

            _total += sum;
        }));
        Assert.NotEqual(0, _total);
    }
}
