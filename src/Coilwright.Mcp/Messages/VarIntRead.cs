namespace Coilwright.Mcp.Messages;

/// <summary>A varint that was read; two registers wide.</summary>
/// <param name="Value">Its value.</param>
/// <param name="Size">The bytes it took; 0 or less if there was none.</param>
internal readonly record struct VarIntRead(ulong Value, int Size)
{
    /// <summary>As a size: the data end before the varint does.</summary>
    public const int Truncated = 0;

    /// <summary>As a size: the varint does not fit into 64 bits.</summary>
    public const int TooLong = -1;
}
