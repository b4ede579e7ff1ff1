namespace Coilwright.Mcp.Messages;

/// <summary>A varint that was read; two registers wide.</summary>
/// <param name="Value">Its value, or why there is none.</param>
/// <param name="Size">The bytes it took; 0 if there was none.</param>
internal readonly record struct VarIntRead(ulong Value, int Size)
{
    /// <summary>Why there is no varint.</summary>
    public McpFormatFault Fault => (McpFormatFault)Value;

    /// <summary>No varint.</summary>
    public static VarIntRead Failed(McpFormatFault fault) => new((ulong)fault, 0);
}
