namespace Coilwright.Mcp;

/// <summary>Which byte of a fixed-size number comes first in the <see cref="McpLayout.Packed"/> layout.</summary>
public enum McpEndianness
{
    /// <summary>The least significant byte first, as x86 and ARM hold numbers in memory.</summary>
    Little,

    /// <summary>The most significant byte first: network order.</summary>
    Big,
}
