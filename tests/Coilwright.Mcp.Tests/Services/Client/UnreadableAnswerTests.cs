using Coilwright.Mcp.Frames;
using Coilwright.Mcp.Tests.Frames;

namespace Coilwright.Mcp.Tests.Services;

/// <summary>Answers of which nobody can tell what they say.</summary>
public sealed class UnreadableAnswerTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly ScriptedServer _server = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(new byte[] { 0, 200, 0x08 }, false, typeof(McpFormatException))]
    [InlineData(new byte[] { 0 }, false, typeof(McpProtocolException))]
    [InlineData(new byte[] { 0, 200, 0x08, 1 }, true, typeof(McpProtocolException))]
    public async Task Row_42_a_call_whose_answer_cannot_be_read_may_have_been_applied(byte[] payload, bool isCompressed, Type expected)
    {
        await using McpClient client = _server.CreateClient();
        Task<Ack> call = new UserEventsClient(client).PublishAsync(new Note(), Token).AsTask();
        await using FramePeer peer = await _server.GreetAsync();
        (McpFrameHeader header, _) = await peer.ReceiveAsync(McpCommand.Request);

        await peer.Bytes.SendAsync(FrameBytes.Of(McpCommand.Response, header.SequenceId, payload, isCompressed));

        var error = (McpException)await Assert.ThrowsAsync(expected, () => call.WaitAsync(Patience, Token));
        Assert.True(error.MayHaveBeenApplied);
        Assert.False(error.IsTransient);
    }
}
