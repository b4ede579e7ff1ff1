using System.Buffers;
using Coilwright.Mcp.Tests.Messages.CrossCheck;
using Coilwright.Mcp.Tests.Messages.Samples;
using CommunityToolkit.HighPerformance.Buffers;
using CsCheck;

namespace Coilwright.Mcp.Tests.Messages;

/// <summary>The ways in and out of a message besides spans.</summary>
public sealed class EntryPointTests
{
    private static readonly byte[] Example = UserEvent.Example.ToArray();

    [Fact]
    public void A_message_goes_into_a_buffer_writer()
    {
        var writer = new ArrayBufferWriter<byte>();

        int first = UserEvent.Example.Encode(writer);
        int second = UserEvent.Example.Encode(writer);

        Assert.Equal((27, 27), (first, second));
        Assert.Equal([.. Example, .. Example], writer.WrittenMemory.ToArray());
    }

    [Fact]
    public void A_message_comes_from_a_sequence_cut_anywhere() => Gen.Select(AnyMessage.Nested, Gen.Int[1, 20]).Sample(
        (message, segment) =>
        {
            byte[] bytes = message.ToArray();
            ReadOnlySequence<byte> sequence = Sequences.Of(bytes, segment);

            Assert.Equal(bytes, AllFields.Decode(sequence).ToArray());
            Assert.True(AllFields.TryDecode(sequence, out AllFields? tried));
            var target = new AllFields();
            AllFields.DecodeInto(sequence, target);
            Assert.Equal(bytes, tried.ToArray());
            Assert.Equal(bytes, target.ToArray());
        },
        iter: 200);

    [Fact]
    public void A_sequence_that_is_no_message_is_refused()
    {
        ReadOnlySequence<byte> sequence = Sequences.Of([.. Example, 0x0A], 3);

        Assert.False(UserEvent.TryDecode(sequence, out _));
        Assert.Equal(McpFormatFault.Truncated, Assert.Throws<McpFormatException>(() => UserEvent.Decode(sequence)).Fault);
    }

    [Fact]
    public void A_destination_of_the_exact_size_is_enough_and_one_less_is_refused() => AnyMessage.Nested.Sample(
        message =>
        {
            int size = message.GetEncodedSize();
            Assert.Equal(size, message.Encode(new byte[size]));
            if (size > 0)
            {
                ArgumentException error = Assert.Throws<ArgumentException>(() => message.Encode(new byte[size - 1]));
                Assert.Contains("GetEncodedSize()", error.Message, StringComparison.Ordinal);
            }
        },
        iter: 1_000);

    [Fact]
    public void Nothing_behind_the_message_is_touched() => AnyMessage.Nested.Sample(
        message =>
        {
            byte[] destination = [.. Enumerable.Repeat((byte)0xEE, message.GetEncodedSize() + 16)];
            int written = message.Encode(destination);
            Assert.All(destination[written..], one => Assert.Equal(0xEE, one));
        },
        iter: 500);

    [Fact]
    public void What_can_be_used_again_is_used_again()
    {
        byte[] message = new AllFields
        {
            Text = "Grüße",
            Blob = [1],
            Int32S = [1],
            Signed64S = [1],
            Self = new() { Int32 = 2 },
            CountByName = { ["a"] = 1 },
        }.ToArray();
        AllFields target = AllFields.Decode(message);
        object[] before = Parts(target);

        AllFields.DecodeInto(message, target);

        Assert.All(before.Zip(Parts(target)), pair => Assert.Same(pair.First, pair.Second));

        static object[] Parts(AllFields message) =>
            [message.Text, message.Blob, message.Int32S, message.Signed64S, message.Self!, message.CountByName];
    }

    [Theory]
    [InlineData("", "a")]
    [InlineData("a", "")]
    [InlineData("abc", "abd")]
    [InlineData("äbc", "äbd")]
    [InlineData("ä", "ab")]
    [InlineData("€", "abc")]
    [InlineData("\U0001F600", "abcd")]
    public void A_different_string_is_not_used_again(string before, string after)
    {
        UserEvent target = new() { UserId = before };

        UserEvent.DecodeInto(new UserEvent { UserId = after }.ToArray(), target);

        Assert.Equal(after, target.UserId);
    }

    [Fact]
    public void Long_strings_are_compared_in_pieces()
    {
        string text = string.Concat(Enumerable.Repeat("ö€\U0001F600x", 100));
        UserEvent target = new() { UserId = text };

        UserEvent.DecodeInto(target.ToArray(), target);
        Assert.Same(text, target.UserId);

        UserEvent.DecodeInto(new UserEvent { UserId = text[..^1] + "y" }.ToArray(), target);
        Assert.Equal(text[..^1] + "y", target.UserId);
    }

    [Fact]
    public void Strings_that_repeat_come_from_the_pool_on_request()
    {
        string pooled = StringPool.Shared.GetOrAdd("kWh of this test");

        Assert.Same(pooled, Limited.Decode(new Limited { Unit = "kWh of this test" }.ToArray()).Unit);
        Assert.False(Limited.TryDecode(Hex.Parse("2A 01 FF"), out _));
    }

    [Fact]
    public void A_graph_that_goes_round_in_a_circle_is_an_exception()
    {
        var message = new AllFields();
        message.Self = message;

        Assert.Throws<InsufficientExecutionStackException>(() => message.GetEncodedSize());
    }
}
