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
    public override bool MayHaveBeenApplied => FollowsOneInDoubt;

    /// <summary>Whether the call was made more than once, and an earlier attempt than the one that failed like this may have been carried out.</summary>
    internal bool FollowsOneInDoubt { get; set; }
}
