using Coilwright.Mcp;

namespace Coilwright.Soak;

/// <summary>The service that is called.</summary>
[McpService("parcels")]
internal interface IParcels
{
    /// <summary>Gives back what it gets. Sent again where its connection was lost.</summary>
    [McpOperation(1, Idempotent = true)]
    ValueTask<Parcel> EchoAsync(Parcel parcel, CancellationToken cancellationToken = default);

    /// <summary>Counts a ticket, which must not be done twice, and gives it back.</summary>
    [McpOperation(2)]
    ValueTask<TicketNote> CountAsync(TicketNote note, CancellationToken cancellationToken = default);
}
