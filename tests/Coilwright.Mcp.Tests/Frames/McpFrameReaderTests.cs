using System.Buffers;
using System.IO.Pipelines;
using Coilwright.Mcp.Frames;

namespace Coilwright.Mcp.Tests.Frames;

public sealed class McpFrameReaderTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(8)]
    [InlineData(9)]
    [InlineData(10)]
    [InlineData(11)]
    [InlineData(12)]
    [InlineData(13)]
    public async Task Row_29_a_header_split_at_any_byte_is_read(int split)
    {
        byte[] bytes = FrameBytes.Of(McpCommand.Request, 42, FrameBytes.Payload(5));
        var pipe = new Pipe();
        var reader = new McpFrameReader(pipe.Reader);
        await pipe.Writer.WriteAsync(bytes.AsMemory(0, split), Token);
        ValueTask<bool> reading = reader.ReadAsync(Token);

        Assert.False(reading.IsCompleted);
        await pipe.Writer.WriteAsync(bytes.AsMemory(split), Token);

        Assert.True(await reading);
        Assert.Equal(42u, reader.Frame.SequenceId);
        Assert.Equal(FrameBytes.Payload(5), reader.Frame.Payload.ToArray());
    }

    [Fact]
    public async Task Row_29_many_frames_in_one_segment_come_one_by_one_without_waiting()
    {
        var pipe = new Pipe();
        var reader = new McpFrameReader(pipe.Reader);
        byte[] segment = [.. Enumerable.Range(0, 50).SelectMany(i => FrameBytes.Of(McpCommand.Request, (uint)i, FrameBytes.Payload(i, i)))];
        await pipe.Writer.WriteAsync(segment, Token);

        for (int i = 0; i < 50; i++)
        {
            ValueTask<bool> reading = reader.ReadAsync(Token);
            Assert.True(reading.IsCompleted);
            Assert.True(await reading);
            Assert.Equal((uint)i, reader.Frame.SequenceId);
            Assert.Equal(FrameBytes.Payload(i, i), reader.Frame.Payload.ToArray());
        }

        Assert.False(reader.HasMore);
    }

    [Fact]
    public async Task Row_29_a_frame_larger_than_every_buffer_threshold_is_read()
    {
        var pipe = new Pipe(new PipeOptions(pauseWriterThreshold: 64, resumeWriterThreshold: 32, minimumSegmentSize: 16));
        var reader = new McpFrameReader(pipe.Reader);
        byte[] payload = FrameBytes.Payload(1_000_000);
        Task writing = WriteInPieces(pipe.Writer, FrameBytes.Of(McpCommand.Response, 1, payload), 1000);

        Assert.True(await reader.ReadAsync(Token));
        Assert.True(payload.AsSpan().SequenceEqual(reader.Frame.Payload.ToArray()));
        await writing;
    }

    [Fact]
    public async Task Row_29_a_frame_without_payload_is_read()
    {
        McpFrameReader reader = await ReaderOf(FrameBytes.Of(McpCommand.Cancel, 9, []));

        Assert.True(await reader.ReadAsync(Token));
        Assert.Equal(McpCommand.Cancel, reader.Frame.Command);
        Assert.True(reader.Frame.Payload.IsEmpty);
        Assert.False(await reader.ReadAsync(Token));
    }

    [Fact]
    public async Task Row_29_frames_of_an_unknown_command_are_dropped_and_counted_whatever_their_size()
    {
        McpFrameReader reader = await ReaderOf(
            [.. FrameBytes.Of((McpCommand)0x0D, 1, FrameBytes.Payload(5000)), .. FrameBytes.Of((McpCommand)0x7F, 2, [], isCompressed: true),
            .. FrameBytes.Of(McpCommand.Request, 3, [1])],
            maxFrameLength: 5000);

        Assert.True(await reader.ReadAsync(Token));
        Assert.Equal(3u, reader.Frame.SequenceId);
        Assert.Equal(2, reader.DiscardedFrames);
    }

    [Theory]
    [InlineData("ABCE01010000000000000001", McpProtocolFault.BadMagic, "ABCE0101")]
    [InlineData("00", McpProtocolFault.BadMagic, "00 came")]
    [InlineData("ABCD02", McpProtocolFault.BadVersion, "version 2")]
    [InlineData("ABCD00010000000000000001", McpProtocolFault.BadVersion, "version 0")]
    [InlineData("ABCD01000000000000000001", McpProtocolFault.BadCommand, "command 0")]
    [InlineData("ABCD01800000000000000001", McpProtocolFault.BadCommand, "command 0")]
    [InlineData("ABCD0101000003E900000001", McpProtocolFault.FrameTooLong, "announces 1001 bytes")]
    [InlineData("ABCD0101FFFFFFFF00000001", McpProtocolFault.FrameTooLong, "announces 4294967295 bytes")]
    [InlineData("ABCD0155FFFFFFFF00000001", McpProtocolFault.FrameTooLong, "announces 4294967295 bytes")]
    [InlineData("ABCD01830000000800000001", McpProtocolFault.BadCompression, "Ping frame came marked as gzip")]
    [InlineData("CDAB01010000000000000001", McpProtocolFault.BadMagic, "little-endian")]
    [InlineData("1603010200010001FC0303", McpProtocolFault.BadMagic, "mcps://")]
    [InlineData("15030300020228", McpProtocolFault.BadMagic, "TLS alert")]
    public async Task Row_29_a_wrong_header_is_refused_before_any_payload_is_waited_for(string hex, McpProtocolFault fault, string said)
    {
        McpFrameReader reader = await ReaderOf(Convert.FromHexString(hex), maxFrameLength: 1000, isCompleted: false);

        ValueTask<bool> reading = reader.ReadAsync(Token);

        Assert.True(reading.IsCompleted);
        McpProtocolException error = await Assert.ThrowsAsync<McpProtocolException>(() => reading.AsTask());
        Assert.Equal(fault, error.Fault);
        Assert.Contains(said, error.Message, StringComparison.Ordinal);
        Assert.Equal(fault, (await Assert.ThrowsAsync<McpProtocolException>(() => reader.ReadAsync(Token).AsTask())).Fault);
    }

    [Theory]
    [InlineData("GET / HTTP/1.1\r\n", "HTTP")]
    [InlineData("HTTP/1.1 400 Bad Request\r\n", "HTTP")]
    [InlineData("PRI * HTTP/2.0\r\n", "HTTP/2")]
    [InlineData("SSH-2.0-OpenSSH", "SSH")]
    [InlineData("{\"jsonrpc\":\"2.0\"}", "Model Context Protocol")]
    public async Task Another_protocol_is_named_in_the_error(string text, string said)
    {
        McpFrameReader reader = await ReaderOf(System.Text.Encoding.ASCII.GetBytes(text));

        McpProtocolException error = await Assert.ThrowsAsync<McpProtocolException>(() => reader.ReadAsync(Token).AsTask());

        Assert.Contains(said, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(11)]
    [InlineData(12)]
    [InlineData(16)]
    public async Task A_stream_that_ends_within_a_frame_is_an_error(int length)
    {
        byte[] bytes = FrameBytes.Of(McpCommand.Request, 1, FrameBytes.Payload(5));
        McpFrameReader reader = await ReaderOf(bytes[..length]);

        McpProtocolException error = await Assert.ThrowsAsync<McpProtocolException>(() => reader.ReadAsync(Token).AsTask());

        Assert.Equal(McpProtocolFault.TruncatedFrame, error.Fault);
    }

    [Fact]
    public async Task A_stream_that_ends_within_a_dropped_frame_is_an_error_too()
    {
        byte[] bytes = FrameBytes.Of((McpCommand)0x20, 1, FrameBytes.Payload(5));
        McpFrameReader reader = await ReaderOf(bytes[..14]);

        await Assert.ThrowsAsync<McpProtocolException>(() => reader.ReadAsync(Token).AsTask());
    }

    [Fact]
    public async Task A_cancelled_wait_loses_nothing()
    {
        byte[] bytes = FrameBytes.Of(McpCommand.Request, 7, FrameBytes.Payload(5));
        var pipe = new Pipe();
        var reader = new McpFrameReader(pipe.Reader);
        await pipe.Writer.WriteAsync(bytes.AsMemory(0, 14), Token);
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(Token);
        ValueTask<bool> reading = reader.ReadAsync(cancellation.Token);
        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reading.AsTask());

        await pipe.Writer.WriteAsync(bytes.AsMemory(14), Token);

        Assert.True(await reader.ReadAsync(Token));
        Assert.Equal(FrameBytes.Payload(5), reader.Frame.Payload.ToArray());
    }

    private static async Task<McpFrameReader> ReaderOf(byte[] bytes, int maxFrameLength = McpFrameReader.DefaultMaxFrameLength, bool isCompleted = true)
    {
        var pipe = new Pipe();
        await pipe.Writer.WriteAsync(bytes, Token);
        if (isCompleted)
        {
            await pipe.Writer.CompleteAsync();
        }

        return new McpFrameReader(pipe.Reader, maxFrameLength);
    }

    private static async Task WriteInPieces(PipeWriter writer, byte[] bytes, int size)
    {
        for (int i = 0; i < bytes.Length; i += size)
        {
            await writer.WriteAsync(bytes.AsMemory(i, Math.Min(size, bytes.Length - i)), Token);
        }
    }
}
