namespace Coilwright.Mcp;

/// <summary>The rule of the protocol that a peer broke.</summary>
public enum McpProtocolFault
{
    /// <summary>A frame does not begin with AB CD: the peer speaks another protocol, or a frame before it was cut.</summary>
    BadMagic,

    /// <summary>A frame's version byte is not 1.</summary>
    BadVersion,

    /// <summary>A frame's command is 0, which no peer ever sends.</summary>
    BadCommand,

    /// <summary>A frame announces more payload than the receiver takes.</summary>
    FrameTooLong,

    /// <summary>The connection ended in the middle of a frame.</summary>
    TruncatedFrame,

    /// <summary>A payload is marked as gzip where it must not be, or is not a whole and sound gzip member.</summary>
    BadCompression,

    /// <summary>A compressed body is larger than the receiver takes once it is unpacked.</summary>
    DecompressedTooLong,

    /// <summary>What stands at the beginning of a payload (call header, status, clock, credit and the like) is not as its command demands.</summary>
    BadEnvelope,
}
