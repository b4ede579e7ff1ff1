using Coilwright.Mcp;

namespace EventService.Contracts;

/// <summary>Takes the events of a plant's devices, in order, and shows them to whoever watches.</summary>
[McpService("events")]
public interface IEvents
{
    /// <summary>Records an event. Not idempotent: recorded twice it would have happened twice, so a call that was cut off is never sent again.</summary>
    [McpOperation(1)]
    ValueTask<Receipt> PublishAsync(DeviceEvent happened, CancellationToken cancellationToken = default);

    /// <summary>Tells where the last event is recorded. Asking twice does no harm, so a call that was cut off is sent again.</summary>
    [McpOperation(2, Idempotent = true)]
    ValueTask<Receipt> GetLastAsync(CancellationToken cancellationToken = default);

    /// <summary>All events after a position, and every one that is recorded from then on.</summary>
    [McpOperation(3)]
    IAsyncEnumerable<RecordedEvent> WatchAsync(WatchRequest request, CancellationToken cancellationToken = default);
}
