namespace Coilwright;

/// <summary>The base of every error that Coilwright reports about a peer, a connection or what came over the wire.</summary>
/// <remarks>
/// A caller's own mistake stays an <see cref="ArgumentException"/> and a caller's own cancellation an
/// <see cref="OperationCanceledException"/>; neither derives from this type.
/// </remarks>
public abstract class CoilwrightException : Exception
{
    /// <summary>Creates the error with a message that says what happened and what to do next.</summary>
    protected CoilwrightException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    /// <summary>Whether the same request may succeed when it is sent again later.</summary>
    public virtual bool IsTransient => false;

    /// <summary>
    /// Whether the peer may have carried the request out although it failed here. Where this is <see langword="true"/> a write must
    /// not be repeated blindly.
    /// </summary>
    public virtual bool MayHaveBeenApplied => false;
}
