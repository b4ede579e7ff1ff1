namespace Coilwright.Mcp.Tests.Services;

/// <summary>A service that notes how often each call was carried out.</summary>
[McpService("counting")]
public interface ICounting
{
    [McpOperation(1)]
    ValueTask<Ack> OnceAsync(Ack id, CancellationToken cancellationToken = default);

    [McpOperation(2, Idempotent = true)]
    ValueTask<Ack> AgainAsync(Ack id, CancellationToken cancellationToken = default);
}
