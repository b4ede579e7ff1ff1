using Coilwright.Mcp.Tests.Messages.Samples;
using CsCheck;
using Google.Protobuf;
using TheirFields = Coilwright.Mcp.Tests.Messages.CrossCheck.Google.AllFields;

namespace Coilwright.Mcp.Tests.Messages.CrossCheck;

/// <summary>Held against Google.Protobuf, with random messages of every field type.</summary>
public sealed class CrossCheckTests
{
    [Fact]
    public void Our_bytes_are_theirs() => AnyMessage.Nested.Sample(
        message => Assert.Equal(GoogleMessages.Of(message).ToByteArray(), message.ToArray()), iter: 3_000);

    [Fact]
    public void The_size_is_known_beforehand() => AnyMessage.Nested.Sample(
        message => Assert.Equal(GoogleMessages.Of(message).CalculateSize(), message.GetEncodedSize()), iter: 500);

    [Fact]
    public void They_read_what_we_write() => AnyMessage.Nested.Sample(
        message => Assert.Equal(GoogleMessages.Of(message), TheirFields.Parser.ParseFrom(message.ToArray())), iter: 1_000);

    [Fact]
    public void We_read_what_they_write() => AnyMessage.Nested.Sample(
        message =>
        {
            TheirFields theirs = GoogleMessages.Of(message);
            AllFields ours = AllFields.Decode(theirs.ToByteArray());
            Assert.Equal(theirs, GoogleMessages.Of(ours));
        },
        iter: 3_000);

    [Fact]
    public void An_object_read_into_again_holds_nothing_of_before() => Gen.Select(AnyMessage.Nested, AnyMessage.Nested).Sample(
        (first, second) =>
        {
            var target = new AllFields();
            AllFields.DecodeInto(first.ToArray(), target);
            AllFields.DecodeInto(second.ToArray(), target);
            Assert.Equal(second.ToArray(), target.ToArray());
        },
        iter: 1_000);

    [Fact]
    public void Messages_in_one_another_merge_as_theirs_do() => Gen.Select(AnyMessage.Nested, AnyMessage.Nested).Sample(
        (first, second) =>
        {
            // One behind the other is how Protocol Buffers merges, at every depth.
            byte[] joined = [.. first.ToArray(), .. second.ToArray()];
            Assert.Equal(TheirFields.Parser.ParseFrom(joined), GoogleMessages.Of(AllFields.Decode(joined)));
        },
        iter: 1_000);

    [Fact]
    public void What_they_skip_we_skip() => AnyMessage.Flat.Sample(
        message => Assert.Equal(
            Google.Inner.Parser.ParseFrom(Shifted(message)).Name, Inner.Decode(Shifted(message)).Name), iter: 500);

    // The fields of one message under numbers that another does not know.
    private static byte[] Shifted(AllFields message) => new Wrapper { Message = message }.ToArray();
}
