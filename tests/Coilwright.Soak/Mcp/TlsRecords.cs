using System.Buffers.Binary;
using Coilwright.Testing;

namespace Coilwright.Soak;

/// <summary>What goes over the network where it is encrypted.</summary>
internal static class TlsRecords
{
    private const int HeaderSize = 5;

    /// <summary>The length of a record: a header of five bytes, the last two of which count what follows (RFC 8446, 5.1).</summary>
    public static FrameLength Length { get; } = static bytes => bytes.Length < HeaderSize ? 0 : HeaderSize + BinaryPrimitives.ReadUInt16BigEndian(bytes[3..]);
}
