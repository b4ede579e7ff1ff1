using Coilwright.Mcp.Frames;
using Coilwright.Mcp.Messages;

namespace Coilwright.Mcp.Sessions;

/// <summary>Turns a status and its error body into what callers catch, and back.</summary>
internal static class SessionErrors
{
    /// <summary>Makes the error that an answer tells.</summary>
    /// <param name="status">400 or more.</param>
    /// <param name="body">The error body.</param>
    public static McpException Create(McpStatus status, ReadOnlySpan<byte> body)
    {
        if (!MessageDecoder.TryDecode<ErrorBody>(body, out ErrorBody? error))
        {
            error = new ErrorBody(0, "", 0);
        }

        TimeSpan? retryAfter = error.RetryAfterMilliseconds == 0 ? null : TimeSpan.FromMilliseconds(error.RetryAfterMilliseconds);
        string message = McpStatusException.Describe(status, error.Message);
        return status == McpStatus.TooManyRequests
            ? new McpRejectedException(message, retryAfter, TimeSpan.Zero) { IsByPeer = true }
            : new McpStatusException(status, message, error.Detail) { RetryAfter = retryAfter };
    }

    /// <summary>Makes the error that the end of a stream tells.</summary>
    /// <inheritdoc cref="Create"/>
    public static McpException CreateForStream(McpStatus status, ReadOnlySpan<byte> body)
    {
        McpException error = Create(status, body);

        // Unlike the answer that says so, the end of what had begun.
        error.IsInDoubt = status == McpStatus.ServiceUnavailable;
        return error;
    }

    /// <summary>What a caller is told of an exception. What the service did not say itself stays inside.</summary>
    public static (McpStatus Status, ErrorBody Body) Describe(Exception error) => error switch
    {
        McpStatusException known => (known.Status, new ErrorBody(known.Detail, known.Message, Milliseconds(known.RetryAfter))),
        McpRejectedException rejected => (McpStatus.TooManyRequests, new ErrorBody(0, rejected.Message, Milliseconds(rejected.RetryAfter))),
        _ => (McpStatus.InternalServerError, new ErrorBody(0, "The operation failed at the server.", 0)),
    };

    private static uint Milliseconds(TimeSpan? time) => time is { } value ? (uint)Math.Clamp(value.TotalMilliseconds, 0, uint.MaxValue) : 0;
}
