using System.Buffers.Binary;
using System.IO.Compression;
using Coilwright.Mcp.Frames;

namespace Coilwright.Mcp.Tests.Frames;

/// <summary>Bodies that are compressed, and those that only say so.</summary>
public sealed class Row32CompressionTests
{
    private const int Limit = 100_000;
    private static readonly McpFrameConnectionOptions Options = new() { MaxDecompressedLength = Limit, CompressionThreshold = 1024 };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1023, false)]
    [InlineData(1024, true)]
    [InlineData(60_000, true)]
    public async Task A_body_is_compressed_from_the_threshold_on(int length, bool isCompressed)
    {
        await using Scripted scripted = await Scripted.ConnectAsync(Options);

        await scripted.Connection.SendAsync(McpCommand.OneWay, 0, new byte[length], Token);

        (McpFrameHeader header, byte[] payload) = await scripted.ReceiveAsync();
        Assert.Equal(isCompressed, header.IsCompressed);
        Assert.Equal(new byte[length], isCompressed ? Unzip(payload) : payload);
        Assert.Equal(isCompressed, payload.Length < length);
    }

    [Fact]
    public async Task What_does_not_get_smaller_stays_as_it_is()
    {
        byte[] noise = new byte[5000];
        new Random(1).NextBytes(noise);
        await using Scripted scripted = await Scripted.ConnectAsync(Options);

        await scripted.Connection.SendAsync(McpCommand.OneWay, 0, noise, Token);

        (McpFrameHeader header, byte[] payload) = await scripted.ReceiveAsync();
        Assert.False(header.IsCompressed);
        Assert.Equal(noise, payload);
    }

    [Fact]
    public async Task What_stands_before_the_body_is_never_compressed()
    {
        await using Scripted scripted = await Scripted.ConnectAsync(Options with { UseEnvelope = true });
        McpFrameBuilder frame = scripted.Connection.BeginFrame(McpCommand.Request);
        frame.Advance(new CallHeader(7).Encode(frame.GetSpan(CallHeader.MaxEncodedSize)));
        frame.BeginBody();
        frame.GetSpan(5000)[..5000].Clear();
        frame.Advance(5000);
        Task<McpPayload> asking = scripted.Connection.RequestAsync(frame, cancellationToken: Token).AsTask();

        (McpFrameHeader header, byte[] payload) = await scripted.ReceiveAsync();
        Assert.True(header.IsCompressed);
        Assert.Equal("000700", Convert.ToHexString(payload.AsSpan(0, 3)));
        Assert.Equal(new byte[5000], Unzip(payload[3..]));

        await scripted.SendAsync(McpCommand.Response, header.SequenceId, [0, 200, .. Zip(new byte[3000])], isCompressed: true);
        using McpPayload answer = await asking;
        Assert.Equal([0, 200, .. new byte[3000]], answer.Span.ToArray());
    }

    [Fact]
    public async Task Compressed_frames_go_both_ways_whole()
    {
        await using Pair pair = await Pair.CreateAsync(Pair.Echo, Options, Options);
        byte[] text = [.. Enumerable.Range(0, 50_000).Select(i => (byte)(i / 100))];

        using McpPayload answer = await pair.Client.RequestAsync(text, cancellationToken: Token);

        Assert.Equal(text, answer.Span.ToArray());
        Assert.True(pair.Client.BytesSent < 10_000);
        Assert.True(pair.Client.BytesReceived < 10_000);
    }

    [Fact]
    public async Task A_bomb_is_refused_before_anything_is_unpacked()
    {
        byte[] bomb = Zip(new byte[50_000_000]);

        McpProtocolException error = await AskAsync(bomb);

        Assert.Equal(McpProtocolFault.DecompressedTooLong, error.Fault);
        Assert.Contains("50000000", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_bomb_that_lies_about_its_size_gets_no_more_room_than_it_says()
    {
        byte[] bomb = Zip(new byte[50_000_000]);
        BinaryPrimitives.WriteInt32LittleEndian(bomb.AsSpan(bomb.Length - 4), 1000);

        Assert.Equal(McpProtocolFault.BadCompression, (await AskAsync(bomb)).Fault);
    }

    [Fact]
    public async Task A_small_body_that_claims_to_be_large_gets_no_room_at_all()
    {
        byte[] liar = Zip([1, 2, 3]);
        BinaryPrimitives.WriteInt32LittleEndian(liar.AsSpan(liar.Length - 4), Limit);

        Assert.Equal(McpProtocolFault.BadCompression, (await AskAsync(liar)).Fault);
    }

    [Fact]
    public async Task A_truncated_body_is_refused_wherever_it_was_cut()
    {
        byte[] whole = Zip(FrameBytes.Payload(300));

        for (int length = 0; length < whole.Length; length++)
        {
            Assert.Equal(McpProtocolFault.BadCompression, await FaultOfAsync(whole[..length]));
        }
    }

    [Fact]
    public async Task A_plain_body_that_is_marked_as_compressed_is_refused()
    {
        Assert.Equal(McpProtocolFault.BadCompression, (await AskAsync(FrameBytes.Payload(500))).Fault);
        Assert.Equal(McpProtocolFault.BadCompression, (await AskAsync([])).Fault);
    }

    [Fact]
    public async Task Damage_and_what_does_not_belong_to_the_member_are_found()
    {
        byte[] whole = Zip(FrameBytes.Payload(300));
        byte[] checksum = [.. whole];
        checksum[^6] ^= 1;
        byte[] data = [.. whole];
        data[whole.Length / 2] ^= 0xFF;

        Assert.Equal(McpProtocolFault.BadCompression, (await AskAsync(checksum)).Fault);
        Assert.Equal(McpProtocolFault.BadCompression, (await AskAsync(data)).Fault);
        Assert.Equal(McpProtocolFault.BadCompression, (await AskAsync([.. whole, 0, 0, 0, 0, 0])).Fault);
        Assert.Equal(McpProtocolFault.BadCompression, (await AskAsync([.. whole, .. whole])).Fault);
    }

    [Fact]
    public async Task A_bad_body_harms_its_own_request_only()
    {
        await using Scripted scripted = await Scripted.ConnectAsync(Options);
        Task<McpPayload> bad = scripted.Ask([1]);
        Task<McpPayload> good = scripted.Ask([2]);

        await scripted.SendAsync(McpCommand.Response, (await scripted.ReceiveAsync()).Header.SequenceId, [1, 2, 3], isCompressed: true);
        await scripted.AnswerAsync(2);

        await Assert.ThrowsAsync<McpProtocolException>(() => bad);
        using McpPayload answer = await good;
        Assert.Equal(Scripted.Number(2), answer.Span.ToArray());
        Assert.Null(scripted.Connection.Fault);
    }

    private static async Task<McpProtocolException> AskAsync(byte[] compressed)
    {
        await using Scripted scripted = await Scripted.ConnectAsync(Options);
        Task<McpPayload> asking = scripted.Ask([1]);
        await scripted.SendAsync(McpCommand.Response, (await scripted.ReceiveAsync()).Header.SequenceId, compressed, isCompressed: true);
        return await Assert.ThrowsAsync<McpProtocolException>(() => asking);
    }

    private static async Task<McpProtocolFault> FaultOfAsync(byte[] compressed) => (await AskAsync(compressed)).Fault;

    private static byte[] Zip(byte[] data)
    {
        var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.SmallestSize))
        {
            gzip.Write(data);
        }

        return packed.ToArray();
    }

    private static byte[] Unzip(byte[] data)
    {
        var unpacked = new MemoryStream();
        using var gzip = new GZipStream(new MemoryStream(data), CompressionMode.Decompress);
        gzip.CopyTo(unpacked);
        return unpacked.ToArray();
    }
}
