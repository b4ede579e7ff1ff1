namespace Coilwright.Mcp.Frames;

/// <summary>A request whose answer is kept as it came until its caller looks at it, so that the receive loop does no more than copy.</summary>
internal abstract class AnsweredRequest : McpPendingRequest
{
    private McpFrameConnection? _connection;
    private PayloadBuffer? _payload;

    /// <inheritdoc/>
    public override void Accept(ReadOnlySpan<byte> payload) => payload.CopyTo(_payload!.SetLength(payload.Length));

    /// <summary>Gets ready for another use.</summary>
    protected void Prepare(McpFrameConnection connection, McpFrameBuilder frame)
    {
        // Rented where it will be given back, and not on the thread that receives.
        _payload ??= PayloadBuffer.Rent();
        _connection = connection;
        Frame = frame;
    }

    /// <summary>Keeps the connection alive no longer, for a use that does not end with <see cref="TakeAnswer"/>.</summary>
    protected void ForgetConnection() => _connection = null;

    /// <summary>The payload of the answer, unpacked, which the caller disposes of; or the error, thrown.</summary>
    protected McpPayload TakeAnswer(short token)
    {
        try
        {
            ThrowIfFailed(token);
            return TakePayload();
        }
        finally
        {
            _connection?.NoteWait(this);
            _connection = null;
        }
    }

    /// <summary>The payload of the answer, unpacked, once the request has ended well.</summary>
    protected McpPayload TakePayload()
    {
        var payload = new McpPayload(_payload!);
        _payload = null;
        return _connection!.Unpack(payload, Answer);
    }
}
