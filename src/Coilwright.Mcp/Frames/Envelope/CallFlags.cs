namespace Coilwright.Mcp.Frames;

/// <summary>What a call header holds besides the operation, in this order.</summary>
[Flags]
internal enum CallFlags : byte
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>The milliseconds that are left, four bytes.</summary>
    Deadline = 0x01,

    /// <summary>W3C trace context, 25 bytes.</summary>
    TraceContext = 0x02,

    /// <summary>The priority, one byte.</summary>
    Priority = 0x04,

    /// <summary>No field: the body, or the rest of it, follows as a stream.</summary>
    StreamedBody = 0x08,

    /// <summary>All that this version defines. A header with another flag cannot be read, since that flag may name a field.</summary>
    Defined = Deadline | TraceContext | Priority | StreamedBody,
}
