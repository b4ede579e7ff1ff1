namespace Coilwright.Mcp.Tests.Services;

/// <summary>A service that allocates nothing itself.</summary>
[McpService("allocation-free")]
public interface IAllocationFree
{
    [McpOperation(1)]
    ValueTask<Ack> EchoAsync(Ack value, CancellationToken cancellationToken = default);

    [McpOperation(2)]
    ValueTask<Ack> YieldAsync(Ack value, CancellationToken cancellationToken = default);

    [McpOperation(3, OneWay = true)]
    ValueTask TellAsync(Ack value, CancellationToken cancellationToken = default);
}
