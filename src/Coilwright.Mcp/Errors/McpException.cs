namespace Coilwright.Mcp;

/// <summary>The base of every error about a peer that speaks the Message Communication Protocol.</summary>
public abstract class McpException : CoilwrightException
{
    /// <summary>Creates the error with a message that says what happened and what to do next.</summary>
    protected McpException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }

    /// <inheritdoc/>
    public override bool MayHaveBeenApplied => IsInDoubt;

    /// <summary>
    /// Whether the call may have been carried out, whatever the error says by itself: it was made more than once, and an earlier attempt than the one that failed like this may
    /// have been; or it was a stream that the server broke off.
    /// </summary>
    internal bool IsInDoubt { get; set; }
}
