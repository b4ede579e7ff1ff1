namespace Coilwright.Mcp;

/// <summary>What is wrong with the bytes of a message.</summary>
public enum McpFormatFault
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>The bytes end in the middle of a value, or a length points behind their end.</summary>
    Truncated,

    /// <summary>A varint is longer than ten bytes or does not fit into 64 bits.</summary>
    VarIntTooLong,

    /// <summary>A length is negative or larger than 2,147,483,647.</summary>
    LengthOutOfRange,

    /// <summary>A tag has field number 0, an unknown wire type, or more than 32 bits.</summary>
    InvalidTag,

    /// <summary>A field that the message knows has another wire type than declared.</summary>
    WrongWireType,

    /// <summary>A group ends that was not begun, or another group than was begun.</summary>
    UnbalancedGroup,

    /// <summary>A string is not valid UTF-8.</summary>
    InvalidUtf8,

    /// <summary>Messages are nested deeper than <see cref="McpFormatException.MaxDepth"/>.</summary>
    TooDeep,

    /// <summary>A list, map, string or byte array is longer than <see cref="McpFieldAttribute.MaxLength"/> allows.</summary>
    TooLong,

    /// <summary>A value does not fit its type: a number, a time, the sixteen bytes of a Guid, or the byte that tells presence.</summary>
    ValueOutOfRange,

    /// <summary>A nested message arrived in several parts, which decoding joins but a view cannot.</summary>
    InParts,
}
