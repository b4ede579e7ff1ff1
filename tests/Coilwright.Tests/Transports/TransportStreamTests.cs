using Coilwright.Testing;
using Coilwright.Transports;

namespace Coilwright.Tests.Transports;

/// <summary>A connection as a stream: what TLS needs of one, and nothing that could block.</summary>
public sealed class TransportStreamTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Bytes_go_both_ways_in_either_form()
    {
        await using ScriptedPeer peer = await OpenAsync(out TransportStream stream);
        await using TransportStream owned = stream;

#pragma warning disable CA1835 // The form with arrays is the one under test.
        await stream.WriteAsync(new byte[] { 9, 1, 2 }, 1, 2, Cancellation);
        await stream.FlushAsync(Cancellation);
        Assert.Equal([1, 2], await peer.ReceiveAsync(2, Cancellation));
        await peer.SendAsync(3, 4, 5);
        var buffer = new byte[4];
        Assert.Equal(2, await stream.ReadAsync(buffer, 1, 2, Cancellation));
#pragma warning restore CA1835
        Assert.Equal([0, 3, 4, 0], buffer);
        Assert.Equal(1, await stream.ReadAsync(buffer, Cancellation));
        Assert.Equal(5, buffer[0]);
    }

    [Fact]
    public async Task Reads_end_when_this_side_has_ended_them()
    {
        await using ScriptedPeer peer = await OpenAsync(out TransportStream stream);
        await using TransportStream owned = stream;
        Task<int> read = stream.ReadAsync(new byte[1], Cancellation).AsTask();

        stream.EndReading();

        Assert.Equal(0, await read);
        Assert.Equal(0, await stream.ReadAsync(new byte[1], Cancellation));
        Assert.True(stream.IsEnded);
    }

    [Fact]
    public async Task What_would_block_or_seek_is_refused()
    {
        await using ScriptedPeer peer = await OpenAsync(out TransportStream stream);
        await using TransportStream owned = stream;

        Assert.Equal((true, true, false), (stream.CanRead, stream.CanWrite, stream.CanSeek));
        stream.Flush();
        Assert.Throws<NotSupportedException>(() => stream.Length);
        Assert.Throws<NotSupportedException>(() => stream.Position);
        Assert.Throws<NotSupportedException>(() => stream.Position = 0);
        Assert.Throws<NotSupportedException>(() => stream.Seek(0, SeekOrigin.Begin));
        Assert.Throws<NotSupportedException>(() => stream.SetLength(0));
        Assert.Throws<NotSupportedException>(() => stream.Write([0], 0, 1));
        Assert.Throws<NotSupportedException>(() => stream.Read([0], 0, 1));
    }

    private static Task<ScriptedPeer> OpenAsync(out TransportStream stream)
    {
        var transport = new InMemoryTransport();
        stream = new TransportStream(transport.ConnectAsync(Cancellation).AsTask().GetAwaiter().GetResult());
        return transport.AcceptAsync(Cancellation).AsTask();
    }
}
