using System.Buffers;
using Coilwright.Mcp.Frames;
using Coilwright.Mcp.Tests.Messages.Samples;

namespace Coilwright.Mcp.Tests.Frames;

/// <summary>PROTOCOL.md says what the code does: each example on the page is written, and read, by the codecs.</summary>
public sealed class ProtocolPageTests
{
    private const string PackedMessage = "packed message";

    private static readonly Guid Session = Guid.ParseExact("00112233445566778899aabbccddeeff", "N");
    private static readonly TraceContext Trace = new(0x4BF92F3577B34DA6, 0xA3CE929D0E0E4736, 0x00F067AA0BA902B7, 1);

    private static readonly CallHeader Call = new(2) { TimeoutMilliseconds = 1000, TraceContext = Trace, Priority = McpPriority.Critical };

    private static readonly Hello Hello = new(
        1, 1, McpFeatures.Gzip | McpFeatures.Streams, Guid.Empty, new PeerLimits(4 << 20, 100, 90_000), "gateway");

    private static readonly Welcome Welcome = new(
        1, false, McpFeatures.Gzip | McpFeatures.Streams, Session, new PeerLimits(4 << 20, 1000, 90_000), [new ServiceEntry(0, "events")]);

    private static readonly Dictionary<string, byte[]> Written = new()
    {
        ["bare request"] = FrameBytes.Of(McpCommand.Request, 1, [0xCA, 0xFE]),
        ["bare response"] = FrameBytes.Of(McpCommand.Response, 1, [1, 2, 3]),
        ["hello"] = FrameBytes.Of(McpCommand.Hello, 0, Hello.ToArray()),
        ["welcome"] = FrameBytes.Of(McpCommand.Welcome, 0, Welcome.ToArray()),
        ["request"] = FrameBytes.Of(McpCommand.Request, 7, [.. Bytes(Call), 0x0A, 0x03, 0x61, 0x62, 0x63]),
        ["response"] = FrameBytes.Of(McpCommand.Response, 7, [.. Bytes(McpStatus.Ok), 0x08, 0x01]),
        ["one-way"] = FrameBytes.Of(McpCommand.OneWay, 0, [.. Bytes(new CallHeader(4)), 0x2A]),
        ["cancel"] = FrameBytes.Of(McpCommand.Cancel, 7, []),
        ["error response"] = FrameBytes.Of(
            McpCommand.Response, 7, [.. Bytes(McpStatus.TooManyRequests), .. new ErrorBody(0, "busy", 250).ToArray()]),
        ["stream item"] = FrameBytes.Of(McpCommand.StreamItem, 7, [0x08, 0x96, 0x01]),
        ["stream end"] = FrameBytes.Of(McpCommand.StreamEnd, 7, new StreamEnd(McpStatus.Ok, 3).ToArray()),
        ["stream credit"] = FrameBytes.Of(McpCommand.StreamCredit, 7, new StreamCredit(131_072).ToArray()),
        ["ping"] = FrameBytes.Of(McpCommand.Ping, 7, new PingClock(0x1122334455667788).ToArray()),
        ["pong"] = FrameBytes.Of(McpCommand.Pong, 7, new PingClock(0x1122334455667788).ToArray()),
        ["goaway"] = FrameBytes.Of(McpCommand.Goaway, 0, new Goaway(7, McpStatus.ServiceUnavailable, "shutdown").ToArray()),
        [PackedMessage] = new PageExample().ToArray(),
    };

    public static TheoryData<string> Names => [.. Written.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_example_is_what_is_written(string name)
        => Assert.Equal(Convert.ToHexString(ProtocolPage.Examples[name]), Convert.ToHexString(Written[name]));

    [Fact]
    public void No_example_goes_unchecked()
        => Assert.Equal([.. Written.Keys.Append("compressed response").Order()], ProtocolPage.Examples.Keys.Order());

    [Fact]
    public void Every_other_example_is_a_frame()
    {
        foreach ((string name, byte[] bytes) in ProtocolPage.Examples.Where(example => example.Key != PackedMessage))
        {
            var buffer = new ReadOnlySequence<byte>(bytes);
            Assert.True(new FrameParser(1000).TryRead(ref buffer, out McpFrame frame), name);
            Assert.True(buffer.IsEmpty, name);
            Assert.True(frame.Command.IsDefined(), name);
        }
    }

    [Fact]
    public void The_examples_read_back_as_what_they_say()
    {
        Assert.Equal(Hello, Mcp.Frames.Hello.Decode(PayloadOf("hello").FirstSpan));
        Welcome welcome = Mcp.Frames.Welcome.Decode(PayloadOf("welcome").FirstSpan);
        Assert.Equal(Welcome with { Services = welcome.Services }, welcome);
        Assert.Equal(Welcome.Services, welcome.Services);
        Assert.True(CallHeader.TryDecode(PayloadOf("request"), out CallHeader call, out int bodyStart));
        Assert.Equal((Call, 33), (call, bodyStart));
        Assert.True(ResponseStatus.TryDecode(PayloadOf("error response"), out McpStatus status));
        Assert.Equal(McpStatus.TooManyRequests, status);
        Assert.Equal(new ErrorBody(0, "busy", 250), ErrorBody.Decode(PayloadOf("error response").FirstSpan[2..]));
        Assert.True(PayloadOf("stream end").TryDecode(out StreamEnd end));
        Assert.Equal(new StreamEnd(McpStatus.Ok, 3), end);
        Assert.True(PayloadOf("stream credit").TryDecode(out StreamCredit credit));
        Assert.Equal(131_072u, credit.Bytes);
        Assert.Equal(new Goaway(7, McpStatus.ServiceUnavailable, "shutdown"), Goaway.Decode(PayloadOf("goaway").FirstSpan));
    }

    [Fact]
    public void The_compressed_example_unpacks_to_what_it_says()
    {
        byte[] body = PayloadOf("compressed response").Slice(ResponseStatus.EncodedSize).ToArray();
        byte[] unpacked = new byte[GzipBody.GetDecompressedLength(body, 10_000)];
        GzipBody.Decompress(body, unpacked);

        Assert.Equal(new byte[2000], unpacked);
    }

    private static ReadOnlySequence<byte> PayloadOf(string name) => new(ProtocolPage.Examples[name], McpFrameHeader.EncodedSize, ProtocolPage.Examples[name].Length - McpFrameHeader.EncodedSize);

    private static byte[] Bytes(CallHeader header)
    {
        byte[] bytes = new byte[header.EncodedSize];
        Assert.Equal(bytes.Length, header.Encode(bytes));
        return bytes;
    }

    private static byte[] Bytes(McpStatus status)
    {
        byte[] bytes = new byte[ResponseStatus.EncodedSize];
        ResponseStatus.Encode(status, bytes);
        return bytes;
    }
}
