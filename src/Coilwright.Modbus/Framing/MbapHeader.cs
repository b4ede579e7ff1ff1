using System.Buffers.Binary;
using Coilwright.Modbus.Pdus;

namespace Coilwright.Modbus.Framing;

/// <summary>
/// What stands before every PDU on TCP: transaction id, protocol id (always 0), length, unit (Modbus Messaging on TCP/IP, 3.1.3).
/// </summary>
/// <param name="TransactionId">Chosen by the client, repeated by the server.</param>
/// <param name="Unit">The unit identifier.</param>
/// <param name="PduSize">The bytes that follow the header, 1 to 253.</param>
public readonly record struct MbapHeader(ushort TransactionId, byte Unit, int PduSize)
{
    /// <summary>The size of the header in bytes.</summary>
    public const int Size = 7;

    /// <summary>The most bytes of a whole frame.</summary>
    public const int MaxFrameSize = Size + PduLimits.MaxSize;

    /// <summary>The size of the header and its PDU.</summary>
    public int FrameSize => Size + PduSize;

    /// <summary>Reads a header as soon as its bytes are there. Never throws, whatever the bytes.</summary>
    /// <remarks>
    /// A stream that has lost its place is found as early as it can be: protocol id and length are checked although the rest of the
    /// header is still to come.
    /// </remarks>
    public static MbapStatus TryParse(ReadOnlySpan<byte> bytes, out MbapHeader header)
    {
        header = default;
        if (bytes.Length >= 4 && BinaryPrimitives.ReadUInt16BigEndian(bytes[2..]) != 0)
        {
            return MbapStatus.WrongProtocol;
        }

        if (bytes.Length < 6)
        {
            return MbapStatus.Incomplete;
        }

        // The length counts the unit too.
        int pduSize = BinaryPrimitives.ReadUInt16BigEndian(bytes[4..]) - 1;
        if (pduSize is < 1 or > PduLimits.MaxSize)
        {
            return MbapStatus.WrongLength;
        }

        if (bytes.Length < Size)
        {
            return MbapStatus.Incomplete;
        }

        header = new MbapHeader(BinaryPrimitives.ReadUInt16BigEndian(bytes), bytes[6], pduSize);
        return MbapStatus.Complete;
    }

    /// <summary>Writes the header and returns its size.</summary>
    /// <exception cref="ArgumentException">The destination is shorter than <see cref="Size"/>.</exception>
    public int Write(Span<byte> destination)
    {
        destination = destination[..Size];
        BinaryPrimitives.WriteUInt16BigEndian(destination, TransactionId);
        BinaryPrimitives.WriteUInt16BigEndian(destination[2..], 0);
        BinaryPrimitives.WriteUInt16BigEndian(destination[4..], (ushort)(PduSize + 1));
        destination[6] = Unit;
        return Size;
    }
}
