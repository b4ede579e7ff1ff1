using System.Buffers;
using System.Buffers.Binary;
using System.Globalization;
using System.IO.Compression;
using CommunityToolkit.HighPerformance;

namespace Coilwright.Mcp.Frames;

/// <summary>The compressed form of a body: exactly one gzip member (RFC 1952).</summary>
/// <remarks>
/// The last four bytes of a member tell its unpacked size, so one that is too large is refused before anything is unpacked, and the room for the rest is
/// known. They are not trusted: neither more nor less than that may come out.
/// </remarks>
internal static class GzipBody
{
    // Header of 10 bytes, an empty deflate block of 2, CRC and size of 4 each.
    private const int MinLength = 20;

    // Deflate cannot do better than 258 bytes for 2 bits. A size beyond that is a lie, and no memory is set aside for it.
    private const long MaxRatio = 1032;

    /// <summary>Compresses a body.</summary>
    public static void Compress(ReadOnlyMemory<byte> body, IBufferWriter<byte> destination)
    {
        using var gzip = new GZipStream(destination.AsStream(), CompressionLevel.Fastest);
        gzip.Write(body.Span);
    }

    /// <summary>Tells how large a compressed body is once it is unpacked.</summary>
    /// <exception cref="McpProtocolException">It is no gzip member, or larger than <paramref name="maxLength"/>.</exception>
    public static int GetDecompressedLength(ReadOnlySpan<byte> body, int maxLength)
    {
        if (body.Length < MinLength || !body.StartsWith((ReadOnlySpan<byte>)[0x1F, 0x8B, 0x08]))
        {
            throw Bad("it does not begin with 1F 8B 08, or is too short to be a gzip member", null);
        }

        uint length = BinaryPrimitives.ReadUInt32LittleEndian(body[^4..]);
        if (length > body.Length * MaxRatio)
        {
            throw Bad("its end is missing, or its size is not true", null);
        }

        if (length > (uint)maxLength)
        {
            throw new McpProtocolException(
                McpProtocolFault.DecompressedTooLong,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"A compressed body of {body.Length} bytes unpacks to {length}; at most {maxLength} are taken. Send less, or raise the limit at the receiver: MaxFrameLength of a client or server, MaxDecompressedLength of a bare connection."));
        }

        return (int)length;
    }

    /// <summary>Unpacks a body.</summary>
    /// <param name="body">The gzip member.</param>
    /// <param name="destination">Exactly the room that <see cref="GetDecompressedLength"/> asked for.</param>
    /// <exception cref="McpProtocolException">It is not sound, not whole, or not as long as it says.</exception>
    public static void Decompress(ReadOnlyMemory<byte> body, Span<byte> destination)
    {
        try
        {
            using var gzip = new GZipStream(body.AsStream(), CompressionMode.Decompress);
            int length = gzip.ReadAtLeast(destination, destination.Length, throwOnEndOfStream: false);

            // Asking for one byte more also makes the stream come to its end, where the checksum is.
            if (length < destination.Length || gzip.ReadByte() >= 0)
            {
                throw Bad("its end is missing, or its size is not true", null);
            }
        }
        catch (InvalidDataException error)
        {
            throw Bad("its data or its checksum is damaged", error);
        }
    }

    private static McpProtocolException Bad(string reason, Exception? cause)
        => new(McpProtocolFault.BadCompression, $"A frame marked as gzip carries no sound gzip member: {reason}.", cause);
}
