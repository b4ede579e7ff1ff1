using Coilwright.Mcp;

namespace Coilwright.Soak;

/// <summary>A ticket of a caller.</summary>
[McpMessage]
internal readonly partial record struct TicketNote
{
    [McpField(1)]
    public int Caller { get; init; }

    [McpField(2)]
    public uint Ticket { get; init; }
}
