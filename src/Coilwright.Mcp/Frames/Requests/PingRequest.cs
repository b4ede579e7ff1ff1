namespace Coilwright.Mcp.Frames;

/// <summary>A Ping that waits for its Pong.</summary>
internal sealed class PingRequest : McpPendingRequest
{
    /// <inheritdoc/>
    public override McpCommand AnswerCommand => McpCommand.Pong;

    /// <inheritdoc/>
    public override void Accept(ReadOnlySpan<byte> payload)
    {
        // That it came is all there is to know: how long it took is read off this side's clock.
    }
}
