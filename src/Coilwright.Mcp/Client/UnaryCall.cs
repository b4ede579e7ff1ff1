using System.Threading.Tasks.Sources;
using Coilwright.Mcp.Frames;

namespace Coilwright.Mcp.Client;

/// <summary>A call that waits for one message. Given back for its next use when its caller takes the answer or the error.</summary>
internal sealed class UnaryCall<TResponse> : AnsweredRequest, IValueTaskSource<TResponse>
    where TResponse : IMcpMessage<TResponse>
{
    private UnaryCall()
    {
    }

    /// <summary>Sends a request. To be awaited once.</summary>
    public static ValueTask<TResponse> SendAsync(McpFrameConnection frames, McpFrameBuilder frame, TimeSpan timeout, CancellationToken cancellationToken)
    {
        if (!ThreadLocalPool<UnaryCall<TResponse>>.TryRent(out UnaryCall<TResponse>? call))
        {
            call = new UnaryCall<TResponse>();
        }

        call.Prepare(frames, frame);
        call.Submit(frames, timeout, cancellationToken);
        return new ValueTask<TResponse>(call, call.Version);
    }

    TResponse IValueTaskSource<TResponse>.GetResult(short token)
    {
        try
        {
            using McpPayload payload = TakeAnswer(token);
            return CallAnswer.Decode<TResponse>(payload);
        }
        finally
        {
            ThreadLocalPool<UnaryCall<TResponse>>.Return(this);
        }
    }

    ValueTaskSourceStatus IValueTaskSource<TResponse>.GetStatus(short token) => GetStatus(token);

    void IValueTaskSource<TResponse>.OnCompleted(
        Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags)
        => OnCompleted(continuation, state, token, flags);
}
