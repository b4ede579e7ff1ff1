namespace Coilwright.Mcp;

/// <summary>The peer sent what the protocol does not allow. The message says what came and what was expected.</summary>
/// <remarks>After it the position in the byte stream is not to be trusted any more: the connection that it came from is closed.</remarks>
public sealed class McpProtocolException : McpException
{
    /// <summary>Creates the error.</summary>
    /// <param name="fault">The rule that was broken.</param>
    /// <param name="message">What came and what was expected.</param>
    /// <param name="innerException">What found it, if that was another exception.</param>
    public McpProtocolException(McpProtocolFault fault, string message, Exception? innerException = null)
        : base(message, innerException)
        => Fault = fault;

    /// <summary>The rule that was broken.</summary>
    public McpProtocolFault Fault { get; }

    /// <summary>Always: where it ends a call, something came from the peer, which may have carried the call out before.</summary>
    public override bool MayHaveBeenApplied => true;
}
