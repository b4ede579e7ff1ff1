using System.Buffers.Binary;

namespace Coilwright.Mcp.Frames;

public readonly partial record struct McpFrameHeader
{
    /// <summary>Writes the header and returns its size.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The destination is shorter than <see cref="EncodedSize"/>.</exception>
    public int Encode(Span<byte> destination)
    {
        destination = destination[..EncodedSize];
        BinaryPrimitives.WriteUInt16BigEndian(destination, Magic);
        destination[2] = Version;
        destination[3] = CommandByte;
        BinaryPrimitives.WriteUInt32BigEndian(destination[4..], Length);
        BinaryPrimitives.WriteUInt32BigEndian(destination[8..], SequenceId);
        return EncodedSize;
    }

    /// <summary>Reads a header as it stands, whatever the values in it.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The source is shorter than <see cref="EncodedSize"/>.</exception>
    public static McpFrameHeader Decode(ReadOnlySpan<byte> source)
    {
        source = source[..EncodedSize];
        return new McpFrameHeader
        {
            Magic = BinaryPrimitives.ReadUInt16BigEndian(source),
            Version = source[2],
            CommandByte = source[3],
            Length = BinaryPrimitives.ReadUInt32BigEndian(source[4..]),
            SequenceId = BinaryPrimitives.ReadUInt32BigEndian(source[8..]),
        };
    }
}
