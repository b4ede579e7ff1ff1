namespace Coilwright.Mcp;

/// <summary>A request was not answered by its deadline. <see cref="McpRequestException.Phase"/> tells what it was waiting for.</summary>
public sealed class McpTimeoutException : McpRequestException
{
    internal McpTimeoutException(string message, RequestPhase phase, TimeSpan elapsed)
        : base(message, phase, elapsed, null)
    {
    }
}
