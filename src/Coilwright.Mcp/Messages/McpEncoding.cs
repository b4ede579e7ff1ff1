namespace Coilwright.Mcp;

/// <summary>How an integer stands on the wire.</summary>
public enum McpEncoding
{
    /// <summary>A varint in the Tagged layout, the type's own bytes in the Packed layout.</summary>
    Default,

    /// <summary>
    /// Seven bits a byte, the least significant first, one byte for values below 128. A negative value takes ten bytes. Protocol Buffers'
    /// <c>int32</c>, <c>int64</c>, <c>uint32</c> and <c>uint64</c>.
    /// </summary>
    VarInt,

    /// <summary>A varint that counts 0, -1, 1, -2, …, so that small negative values are short too. Protocol Buffers' <c>sint32</c> and <c>sint64</c>.</summary>
    ZigZag,

    /// <summary>
    /// Always the same number of bytes: four or eight in the Tagged layout (Protocol Buffers' <c>fixed32</c>, <c>sfixed32</c>, <c>fixed64</c>
    /// and <c>sfixed64</c>), the type's own in the Packed layout.
    /// </summary>
    Fixed,
}
