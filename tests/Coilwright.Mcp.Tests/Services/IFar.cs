namespace Coilwright.Mcp.Tests.Services;

/// <summary>A service whose only operation has the greatest number that one may have.</summary>
[McpService("far")]
public interface IFar
{
    [McpOperation(9999)]
    ValueTask<Ack> LastAsync(CancellationToken cancellationToken = default);
}
