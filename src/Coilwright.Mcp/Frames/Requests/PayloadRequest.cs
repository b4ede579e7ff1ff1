using System.Threading.Tasks.Sources;

namespace Coilwright.Mcp.Frames;

/// <summary>A request whose answer is handed out as it came. Given back for its next use when its caller takes the answer or the error.</summary>
internal sealed class PayloadRequest : AnsweredRequest, IValueTaskSource<McpPayload>
{
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

        request.Prepare(connection, frame);
        return request;
    }

    /// <summary>The payload of the answer, unpacked. To be awaited once.</summary>
    public ValueTask<McpPayload> AsTask() => new(this, Version);

    McpPayload IValueTaskSource<McpPayload>.GetResult(short token)
    {
        try
        {
            return TakeAnswer(token);
        }
        finally
        {
            ThreadLocalPool<PayloadRequest>.Return(this);
        }
    }

    ValueTaskSourceStatus IValueTaskSource<McpPayload>.GetStatus(short token) => GetStatus(token);

    void IValueTaskSource<McpPayload>.OnCompleted(
        Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags)
        => OnCompleted(continuation, state, token, flags);
}
