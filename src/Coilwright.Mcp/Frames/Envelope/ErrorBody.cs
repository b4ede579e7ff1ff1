using System.Text;

namespace Coilwright.Mcp.Frames;

/// <summary>The body of a Response or a StreamEnd whose status is 400 or more.</summary>
/// <param name="Detail">A number of the operation's own that tells errors of one status apart; 0 if it has none.</param>
/// <param name="Message">What happened, for people.</param>
/// <param name="RetryAfterMilliseconds">When to try again; 0 if the server does not know.</param>
[McpMessage]
internal sealed partial record ErrorBody(
    [McpField(1)] uint Detail,
    [McpField(2)] string Message,
    [McpField(3)] uint RetryAfterMilliseconds)
{
    private const string Cut = "\u2026";

    /// <summary>Writes the body behind what a frame has already. A text that the peer would end the connection for is cut: the rest of the error is worth more than its end.</summary>
    /// <param name="frame">The frame.</param>
    /// <param name="maxPayload">The most payload that the peer takes.</param>
    public void EncodeWithin(McpFrameBuilder frame, int maxPayload)
    {
        int excess = frame.PayloadLength + GetEncodedSize() - maxPayload;
        ErrorBody fitting = excess <= 0 ? this : this with { Message = Shorten(Message, Encoding.UTF8.GetByteCount(Message) - excess) };
        fitting.Encode(frame);
    }

    private static string Shorten(string text, int bytes)
    {
        int left = bytes - Encoding.UTF8.GetByteCount(Cut);
        int length = 0;
        foreach (Rune rune in text.EnumerateRunes())
        {
            left -= rune.Utf8SequenceLength;
            if (left < 0)
            {
                break;
            }

            length += rune.Utf16SequenceLength;
        }

        return text[..length] + Cut;
    }
}
