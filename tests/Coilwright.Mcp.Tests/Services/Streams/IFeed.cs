namespace Coilwright.Mcp.Tests.Services;

/// <summary>A service whose streams have no end of their own.</summary>
[McpService("feed")]
public interface IFeed
{
    [McpOperation(1)]
    IAsyncEnumerable<Note> WatchAsync(Ack first, CancellationToken cancellationToken = default);

    [McpOperation(2)]
    IAsyncEnumerable<Note> ExchangeAsync(IAsyncEnumerable<Ack> items, CancellationToken cancellationToken = default);

    [McpOperation(3)]
    ValueTask<Ack> TakeAsync(IAsyncEnumerable<Ack> items, CancellationToken cancellationToken = default);
}
