namespace Coilwright.Mcp;

/// <summary>The base of every error about a peer that speaks the Message Communication Protocol.</summary>
public abstract class McpException : CoilwrightException
{
    /// <summary>Creates the error with a message that says what happened and what to do next.</summary>
    protected McpException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
