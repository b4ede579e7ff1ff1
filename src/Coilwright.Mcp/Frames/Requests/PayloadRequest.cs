using System.Threading.Tasks.Sources;

namespace Coilwright.Mcp.Frames;

/// <summary>A request whose answer is handed out as it came. Given back for its next use when its caller takes the answer or the error.</summary>
internal sealed class PayloadRequest : McpPendingRequest, IValueTaskSource<McpPayload>
{
    private McpFrameConnection? _connection;
    private PayloadBuffer? _payload;

    private PayloadRequest()
    {
    }

    /// <summary>Rents a request.</summary>
    public static PayloadRequest Rent(McpFrameConnection connection, McpFrameBuilder frame)
    {
        if (!ThreadLocalPool<PayloadRequest>.TryRent(out PayloadRequest? request))
        {
            request = new PayloadRequest();
        }

        // Rented where it will be given back, and not on the thread that receives.
        request._payload ??= PayloadBuffer.Rent();
        request._connection = connection;
        request.Frame = frame;
        return request;
    }

    /// <summary>The payload of the answer, unpacked. To be awaited once.</summary>
    public ValueTask<McpPayload> AsTask() => new(this, Version);

    /// <inheritdoc/>
    public override void Accept(ReadOnlySpan<byte> payload) => payload.CopyTo(_payload!.SetLength(payload.Length));

    McpPayload IValueTaskSource<McpPayload>.GetResult(short token)
    {
        try
        {
            ((IValueTaskSource)this).GetResult(token);
            var payload = new McpPayload(_payload!);
            _payload = null;
            return _connection!.Unpack(payload, Answer);
        }
        finally
        {
            _connection = null;
            ThreadLocalPool<PayloadRequest>.Return(this);
        }
    }

    ValueTaskSourceStatus IValueTaskSource<McpPayload>.GetStatus(short token) => ((IValueTaskSource)this).GetStatus(token);

    void IValueTaskSource<McpPayload>.OnCompleted(
        Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags)
        => ((IValueTaskSource)this).OnCompleted(continuation, state, token, flags);
}
