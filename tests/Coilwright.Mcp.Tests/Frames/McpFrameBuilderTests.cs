using System.Buffers;
using Coilwright.Mcp.Frames;

namespace Coilwright.Mcp.Tests.Frames;

/// <summary>Builders come from a pool, so what is done with one that was given back must not meet another test's.</summary>
[Collection<AloneInTheProcess>]
public sealed class McpFrameBuilderTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_frame_that_was_sent_cannot_be_used_any_more()
    {
        await using Scripted scripted = await Scripted.ConnectAsync();
        McpFrameBuilder frame = scripted.Connection.BeginFrame(McpCommand.OneWay);
        await scripted.Connection.SendAsync(frame, Token);

        Assert.Throws<InvalidOperationException>(() => frame.GetSpan());
        Assert.Throws<InvalidOperationException>(() => frame.GetMemory());
        Assert.Throws<InvalidOperationException>(() => frame.Advance(0));
        Assert.Throws<InvalidOperationException>(frame.BeginBody);
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await scripted.Connection.SendAsync(frame, Token));
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await scripted.Connection.RequestAsync(frame, cancellationToken: Token));
        frame.Dispose();
    }

    [Fact]
    public async Task What_is_written_piece_by_piece_arrives_whole_however_it_grows()
    {
        await using Scripted scripted = await Scripted.ConnectAsync(window: 1_000_000);
        byte[] payload = FrameBytes.Payload(300_000);
        McpFrameBuilder frame = scripted.Connection.BeginFrame(McpCommand.OneWay, 5);
        for (int i = 0; i < payload.Length; i += 1000)
        {
            frame.Write(payload.AsSpan(i, 1000));
        }

        Assert.Equal(payload.Length, frame.PayloadLength);
        await scripted.Connection.SendAsync(frame, Token);

        Assert.Equal(payload, (await scripted.ReceiveAsync()).Payload);
    }

    [Fact]
    public async Task A_frame_is_not_advanced_beyond_its_room()
    {
        await using Scripted scripted = await Scripted.ConnectAsync();
        using McpFrameBuilder frame = scripted.Connection.BeginFrame(McpCommand.OneWay);

        Assert.Throws<ArgumentOutOfRangeException>(() => frame.Advance(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => frame.Advance(frame.GetSpan().Length + 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => frame.GetSpan(-1));
    }
}
