namespace Coilwright.Mcp.Frames;

/// <summary>The twelve bytes that every frame begins with.</summary>
[McpMessage(Layout = McpLayout.Packed, Endianness = McpEndianness.Big)]
public readonly partial record struct McpFrameHeader
{
    /// <summary>What <see cref="Magic"/> must be: the bytes AB CD.</summary>
    public const ushort ExpectedMagic = 0xABCD;

    /// <summary>The only <see cref="Version"/> there is: 1.</summary>
    public const byte ExpectedVersion = 1;

    private const byte CompressedBit = 0x80;

    /// <summary>Describes a frame of this version.</summary>
    /// <param name="command">What the frame is. Only the low seven bits are sent.</param>
    /// <param name="length">The bytes of payload that follow the header.</param>
    /// <param name="sequenceId">The sequence id; 0 where the command has no use for one.</param>
    /// <param name="isCompressed">Whether the body is gzip.</param>
    public McpFrameHeader(McpCommand command, uint length, uint sequenceId, bool isCompressed = false)
    {
        Magic = ExpectedMagic;
        Version = ExpectedVersion;
        CommandByte = (byte)((byte)command & ~CompressedBit | (isCompressed ? CompressedBit : 0));
        Length = length;
        SequenceId = sequenceId;
    }

    /// <summary>AB CD, in every frame.</summary>
    [McpField(1)]
    public ushort Magic { get; init; }

    /// <summary>The version of the frame format.</summary>
    [McpField(2)]
    public byte Version { get; init; }

    /// <summary>The command in the low seven bits, and the mark of a compressed body in the high one.</summary>
    [McpField(3)]
    public byte CommandByte { get; init; }

    /// <summary>The bytes of payload that follow the header.</summary>
    [McpField(4)]
    public uint Length { get; init; }

    /// <summary>Matches a response, and whatever else belongs to a request, to that request.</summary>
    [McpField(5)]
    public uint SequenceId { get; init; }

    /// <summary>What the frame is.</summary>
    public McpCommand Command => (McpCommand)(CommandByte & ~CompressedBit);

    /// <summary>Whether the frame's body is gzip.</summary>
    public bool IsCompressed => (CommandByte & CompressedBit) != 0;
}
