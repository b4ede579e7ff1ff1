namespace Coilwright.Mcp;

/// <summary>The connection ended while a request was on its way, or had ended before.</summary>
public sealed class McpConnectionException : McpRequestException
{
    internal McpConnectionException(string message, RequestPhase phase, TimeSpan elapsed, Exception? innerException)
        : base(message, phase, elapsed, innerException)
    {
    }
}
