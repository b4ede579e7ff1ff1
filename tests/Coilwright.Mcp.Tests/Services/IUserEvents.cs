namespace Coilwright.Mcp.Tests.Services;

[McpService("events")]
public interface IUserEvents
{
    [McpOperation(1)]
    ValueTask<Ack> PublishAsync(Note note, CancellationToken cancellationToken = default);

    [McpOperation(2, Priority = McpPriority.Critical)]
    ValueTask<Ack> AlarmAsync(Note note, CancellationToken cancellationToken = default);

    [McpOperation(3)]
    IAsyncEnumerable<Note> WatchAsync(Ack request, CancellationToken cancellationToken = default);

    [McpOperation(4, OneWay = true)]
    ValueTask NotifyAsync(Note note, CancellationToken cancellationToken = default);

    [McpOperation(5)]
    ValueTask<Ack> UploadAsync(IAsyncEnumerable<Note> notes, CancellationToken cancellationToken = default);

    [McpOperation(6)]
    IAsyncEnumerable<Ack> ExchangeAsync(Ack first, IAsyncEnumerable<Note> notes, CancellationToken cancellationToken = default);

    [McpOperation(7, Idempotent = true)]
    ValueTask<Ack> ReadAsync(Note note, CancellationToken cancellationToken = default);

    [McpOperation(8), RequiresRole("Operator", "Engineer")]
    ValueTask StopAsync(CancellationToken cancellationToken = default);

    [McpOperation(9)]
    ValueTask<Ack> CountAsync();
}
