namespace Coilwright.Mcp.Frames;

/// <summary>The body of a Response or a StreamEnd whose status is 400 or more.</summary>
/// <param name="Detail">A number of the operation's own that tells errors of one status apart; 0 if it has none.</param>
/// <param name="Message">What happened, for people.</param>
/// <param name="RetryAfterMilliseconds">When to try again; 0 if the server does not know.</param>
[McpMessage]
internal sealed partial record ErrorBody(
    [McpField(1)] uint Detail,
    [McpField(2)] string Message,
    [McpField(3)] uint RetryAfterMilliseconds);
