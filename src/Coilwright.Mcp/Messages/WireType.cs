namespace Coilwright.Mcp.Messages;

/// <summary>What the low three bits of a tag say about the value behind it (Protocol Buffers, "Message Structure").</summary>
public enum WireType
{
    /// <summary>A varint.</summary>
    VarInt = 0,

    /// <summary>Eight bytes.</summary>
    Fixed64 = 1,

    /// <summary>A length as a varint and as many bytes.</summary>
    LengthDelimited = 2,

    /// <summary>The start of a group, which is skipped.</summary>
    StartGroup = 3,

    /// <summary>The end of a group.</summary>
    EndGroup = 4,

    /// <summary>Four bytes.</summary>
    Fixed32 = 5,
}
