using System.Text;
using Coilwright.Mcp.Messages;
using Coilwright.Mcp.Tests.Messages.CrossCheck;
using Coilwright.Mcp.Tests.Messages.Samples;
using CsCheck;

namespace Coilwright.Mcp.Tests.Messages.Views;

public sealed class ViewTests
{
    [Fact]
    public void A_view_reads_what_decoding_reads() => AnyMessage.Nested.Sample(
        message =>
        {
            var view = new AllFieldsView(message.ToArray());
            CheckSingle(message, view);
            CheckCollections(message, view);
        },
        iter: 1_000);

    [Fact]
    public void A_view_of_nothing_has_defaults()
    {
        var view = new AllFieldsView([]);

        Assert.False(view.HasInner || view.HasSelf || view.HasOptionalText);
        Assert.True(view.Text.IsEmpty);
        Assert.Null(view.OptionalInt32);
        Assert.Equal(0, view.Inner.Next.Next.Count ?? 0);
        Assert.Equal(0, default(AllFieldsView).Int32);
        foreach (int _ in default(AllFieldsView).Int32S)
        {
            Assert.Fail("There is none.");
        }
    }

    [Fact]
    public void Lists_are_found_wherever_they_stand()
    {
        List<int> values = [];
        foreach (int value in new AllFieldsView(Hex.Parse("E003 01 E203 02 02 03 E203 00 10 05 E003 04")).Int32S)
        {
            values.Add(value);
        }

        Assert.Equal([1, 2, 3, 4], values);
    }

    [Fact]
    public void Only_the_last_field_of_a_one_of_shows()
    {
        var view = new AllFieldsView(Hex.Parse("A206 01 61 A806 05"));

        Assert.False(view.HasChosenText);
        Assert.Equal(5, view.ChosenNumber);
    }

    [Fact]
    public void A_nested_message_in_parts_is_refused_rather_than_read_by_half()
    {
        McpFormatException error = Assert.Throws<McpFormatException>(() => new AllFieldsView(Hex.Parse("8A01 03 0A 01 61 8A01 02 10 05")).Int32);

        Assert.Equal((McpFormatFault.InParts, "Inner"), (error.Fault, error.FieldName));
    }

    [Theory]
    [InlineData("10", McpFormatFault.Truncated)]
    [InlineData("12 01 00", McpFormatFault.WrongWireType)]
    [InlineData("A801 8001", McpFormatFault.ValueOutOfRange)]
    [InlineData("E203 05 01", McpFormatFault.Truncated)]
    public void What_decoding_refuses_a_view_refuses(string hex, McpFormatFault fault) =>
        Assert.Equal(fault, Assert.Throws<McpFormatException>(() => new AllFieldsView(Hex.Parse(hex)).Int32).Fault);

    [Fact]
    public void Items_are_checked_when_they_are_enumerated()
    {
        byte[] message = Hex.Parse("B204 04 80808080");

        McpFormatException error = Assert.Throws<McpFormatException>(() =>
        {
            foreach (short value in new AllFieldsView(message).Int16S)
            {
                Assert.Fail($"{value} is no item.");
            }
        });

        Assert.Equal(McpFormatFault.Truncated, error.Fault);
    }

    [Fact]
    public void A_packed_message_has_a_view_too()
    {
        byte[] bytes = AllPacked.Example.ToArray();
        var view = new AllPackedView(bytes);

        Assert.Equal((0xABCD, 5u), (view.Header.Magic, view.Header.Length));
        Assert.Equal("Grüße", Encoding.UTF8.GetString(view.Text));
        Assert.True(view.HasOptionalText);
        Assert.Equal((-1, (short)-2, (double?)1.5), (view.Count, view.Change, view.Level));
        Assert.Equal((3, 1, 2, 1), (view.Values.Count, view.BigValues.Count, view.Names.Count, view.Headers.Count));
        Assert.Equal("user-00000000042", Encoding.UTF8.GetString(view.Event.UserId));
        Assert.Equal((AllPacked.Example.Id, AllPacked.Example.Time, AllPacked.Example.Span), (view.Id, view.Time, view.Span));
        Assert.Equal("SN-1", Encoding.UTF8.GetString(view.Serial));
        Assert.Equal([127, 0, 0, 1], view.Address.ToArray());
        Assert.Equal(EventKind.Alarm, view.Kind);
        foreach (UserEventView nested in view.Events)
        {
            Assert.Equal(Color.Red, nested.Type);
        }

        foreach (FrameHeaderView header in view.Headers)
        {
            Assert.Equal(7u, header.SequenceId);
        }
    }

    [Fact]
    public void A_view_of_an_older_packed_message_has_defaults_for_what_is_missing()
    {
        var view = new ReadingV2View(new ReadingV1 { Sensor = 3, Unit = "V" }.ToArray());

        Assert.Equal((3, 0, 0), (view.Sensor, view.Value, view.History.Count));
        Assert.True(view.Comment.IsEmpty);
        Assert.False(view.HasSource);
    }

    private static void CheckSingle(AllFields message, AllFieldsView view)
    {
        Assert.Equal((message.Boolean, message.Int32, message.UInt64), (view.Boolean, view.Int32, view.UInt64));
        Assert.Equal((message.Signed64, message.Fixed32, message.SignedFixed64), (view.Signed64, view.Fixed32, view.SignedFixed64));
        Assert.Equal((message.Single, message.Double, message.Color), (view.Single, view.Double, view.Color));
        Assert.Equal((message.Int8, message.UInt8, message.Int16, message.UInt16), (view.Int8, view.UInt8, view.Int16, view.UInt16));
        Assert.Equal((message.OptionalInt32, message.OptionalColor, message.ChosenNumber), (view.OptionalInt32, view.OptionalColor, view.ChosenNumber));
        Assert.Equal((message.Time, message.Span), (view.Time, view.Span));
        Assert.Equal(Encoding.UTF8.GetBytes(message.Text), view.Text.ToArray());
        Assert.Equal(message.Blob, view.Blob.ToArray());
        Assert.Equal((message.OptionalText is not null, message.Inner is not null), (view.HasOptionalText, view.HasInner));
        Assert.Equal(Encoding.UTF8.GetBytes(message.Inner?.Next?.Name ?? ""), view.Inner.Next.Name.ToArray());
        if (message.Self is not null)
        {
            CheckSingle(message.Self, view.Self);
        }
    }

    private static void CheckCollections(AllFields message, AllFieldsView view)
    {
        Assert.Equal(message.Int32S, Items(view.Int32S));
        Assert.Equal(message.Signed64S, Items(view.Signed64S));
        Assert.Equal(message.Fixed32S, Items(view.Fixed32S));
        Assert.Equal(message.Booleans, Items(view.Booleans));
        Assert.Equal(message.Colors, Items(view.Colors));
        Assert.Equal(message.Times, Items(view.Times));

        List<byte[]> texts = [];
        foreach (ReadOnlySpan<byte> text in view.Texts)
        {
            texts.Add(text.ToArray());
        }

        Assert.Equal(message.Texts.Select(Encoding.UTF8.GetBytes), texts);

        Dictionary<int, byte[]> inners = [];
        foreach (var entry in view.InnerById)
        {
            inners.Add(entry.Key, entry.Value.Name.ToArray());
        }

        Assert.Equal(message.InnerById.ToDictionary(entry => entry.Key, entry => Encoding.UTF8.GetBytes(entry.Value.Name)), inners);

        Dictionary<bool, int> lengths = [];
        foreach (var entry in view.TextByFlag)
        {
            lengths.Add(entry.Key, entry.Value.Length);
        }

        Assert.Equal(message.TextByFlag.ToDictionary(entry => entry.Key, entry => Encoding.UTF8.GetByteCount(entry.Value)), lengths);
    }

    private static List<T> Items<T, TReader>(RepeatedView<T, TReader> view)
        where TReader : IViewReader<T>
    {
        List<T> items = [];
        foreach (T item in view)
        {
            items.Add(item);
        }

        return items;
    }
}
