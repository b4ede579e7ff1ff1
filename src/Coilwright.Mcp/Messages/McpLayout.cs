namespace Coilwright.Mcp;

/// <summary>How the fields of a message stand on the wire.</summary>
public enum McpLayout
{
    /// <summary>
    /// Every field behind a tag with its number: the Protocol Buffers wire format, byte for byte. Fields can be added and removed over time.
    /// </summary>
    Tagged,

    /// <summary>
    /// One field behind the other in order of their numbers, without tags; with fields of fixed size only, a packed C struct. Fields can
    /// be added at the end over time, never removed.
    /// </summary>
    Packed,
}
