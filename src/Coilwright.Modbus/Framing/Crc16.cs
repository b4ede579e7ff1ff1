using System.Buffers.Binary;

namespace Coilwright.Modbus.Framing;

/// <summary>
/// The checksum of RTU frames: CRC-16 with the polynomial 0xA001 (0x8005 reflected), preset to 0xFFFF (Modbus over Serial Line V1.02,
/// 2.5.1.2 and appendix B).
/// </summary>
/// <remarks>
/// Eight bytes a step, each with a table of its own (4 KB in all): 2 to 4 times as fast as one table from 25 bytes on. Sixteen tables
/// gain another fifth on the longest frames and lose as much on the usual ones.
/// </remarks>
public static class Crc16
{
    /// <summary>The checksum of no bytes.</summary>
    public const ushort Preset = 0xFFFF;

    private const int Step = 8;

    private static readonly ushort[] Tables = CreateTables();

    /// <summary>
    /// The checksum of some bytes. It goes on the wire low byte first; the checksum of a sound frame, its own checksum included, is 0.
    /// </summary>
    public static ushort Compute(ReadOnlySpan<byte> data)
    {
        // The span of the tables knows its length, so that the compiler leaves out most checks of the bounds.
        ReadOnlySpan<ushort> tables = Tables;
        uint crc = Preset;
        while (data.Length >= Step)
        {
            ulong next = BinaryPrimitives.ReadUInt64LittleEndian(data) ^ crc;
            crc = (uint)(tables[(7 * 256) + (byte)next]
                ^ tables[(6 * 256) + (byte)(next >> 8)]
                ^ tables[(5 * 256) + (byte)(next >> 16)]
                ^ tables[(4 * 256) + (byte)(next >> 24)]
                ^ tables[(3 * 256) + (byte)(next >> 32)]
                ^ tables[(2 * 256) + (byte)(next >> 40)]
                ^ tables[256 + (byte)(next >> 48)]
                ^ tables[(byte)(next >> 56)]);
            data = data[Step..];
        }

        foreach (byte value in data)
        {
            crc = (crc >> 8) ^ tables[(byte)(crc ^ value)];
        }

        return (ushort)crc;
    }

    /// <summary>The checksum of the bytes whose checksum is <paramref name="crc"/>, and one more.</summary>
    internal static ushort Append(ushort crc, byte value) => (ushort)((crc >> 8) ^ Tables[(byte)(crc ^ value)]);

    private static ushort[] CreateTables()
    {
        const uint Polynomial = 0xA001;
        ushort[] tables = new ushort[Step * 256];
        for (int i = 0; i < 256; i++)
        {
            uint crc = (uint)i;
            for (int bit = 0; bit < 8; bit++)
            {
                crc = (crc & 1) != 0 ? (crc >> 1) ^ Polynomial : crc >> 1;
            }

            tables[i] = (ushort)crc;
        }

        // Table n tells what a byte becomes when n bytes follow it.
        for (int i = 256; i < tables.Length; i++)
        {
            ushort before = tables[i - 256];
            tables[i] = (ushort)((before >> 8) ^ tables[(byte)before]);
        }

        return tables;
    }
}
