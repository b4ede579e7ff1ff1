namespace Coilwright.Mcp;

/// <summary>The base of the errors that end a request before an answer to it came.</summary>
public abstract class McpRequestException : McpException
{
    private protected McpRequestException(string message, RequestPhase phase, TimeSpan elapsed, Exception? innerException)
        : base(message, innerException)
    {
        Phase = phase;
        Elapsed = elapsed;
    }

    /// <summary>How far the request had come.</summary>
    public RequestPhase Phase { get; }

    /// <summary>How long after the call it failed.</summary>
    public TimeSpan Elapsed { get; }

    /// <inheritdoc/>
    public override bool IsTransient => true;

    /// <summary>Whether any byte of the request may have left, in this attempt or an earlier one: then the peer may have carried it out.</summary>
    public override bool MayHaveBeenApplied => Phase >= RequestPhase.Write || base.MayHaveBeenApplied;
}
