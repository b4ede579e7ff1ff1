using System.Globalization;

namespace Coilwright.Mcp;

/// <summary>
/// A call was answered with a status of 400 or more. A service throws it to answer with a status of its own choice; a client gets it for every
/// such answer except 429, which is a <see cref="McpRejectedException"/>.
/// </summary>
public sealed class McpStatusException : McpException
{
    /// <summary>Creates the error.</summary>
    /// <param name="status">The status, 400 or more.</param>
    /// <param name="message">What happened, for people. It reaches the caller.</param>
    /// <param name="detail">A number of the operation's own that tells errors of one status apart; 0 for none.</param>
    /// <param name="innerException">What went wrong underneath. It does not reach the caller.</param>
    public McpStatusException(McpStatus status, string message, uint detail = 0, Exception? innerException = null)
        : base(message, innerException)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan((ushort)status, 400, nameof(status));
        Status = status;
        Detail = detail;
    }

    /// <summary>The status.</summary>
    public McpStatus Status { get; }

    /// <summary>A number of the operation's own; 0 if it has none.</summary>
    public uint Detail { get; }

    /// <summary>When to try again, if the server said so.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <inheritdoc/>
    public override bool IsTransient => Status is McpStatus.RequestTimeout or McpStatus.TooManyRequests or McpStatus.ServiceUnavailable;

    /// <inheritdoc/>
    public override bool MayHaveBeenApplied
        => Status is McpStatus.RequestTimeout or McpStatus.ClientClosedRequest
            || ((ushort)Status >= 500 && Status != McpStatus.ServiceUnavailable)
            || base.MayHaveBeenApplied;

    /// <summary>A message where the server sent none.</summary>
    internal static string Describe(McpStatus status, string message)
        => message.Length > 0 ? message : string.Create(CultureInfo.InvariantCulture, $"The server answered with status {(ushort)status} ({status}).");
}
