namespace Coilwright.Mcp.Frames;

/// <summary>What a peer can do beyond the plain protocol. Bits that are not listed are 0 and ignored.</summary>
[Flags]
internal enum McpFeatures : uint
{
    /// <summary>Nothing beyond it.</summary>
    None = 0,

    /// <summary>It understands compressed bodies.</summary>
    Gzip = 0x01,

    /// <summary>It understands streams.</summary>
    Streams = 0x02,
}
