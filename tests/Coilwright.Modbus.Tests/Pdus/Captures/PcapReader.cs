using System.Buffers.Binary;

namespace Coilwright.Modbus.Tests.Pdus.Captures;

/// <summary>Reads the TCP segments of a classic pcap file: IPv4 over Ethernet, Linux "cooked" or raw IP, either byte order.</summary>
internal static class PcapReader
{
    private const int FileHeaderSize = 24;
    private const int RecordHeaderSize = 16;

    public static List<TcpSegment> Read(string path)
    {
        ReadOnlySpan<byte> file = File.ReadAllBytes(path);
        uint magic = BinaryPrimitives.ReadUInt32LittleEndian(file);
        bool bigEndian = magic switch
        {
            0xA1B2C3D4 or 0xA1B23C4D => false,
            0xD4C3B2A1 or 0x4D3CB2A1 => true,
            _ => throw new InvalidDataException($"{path} is no pcap file."),
        };
        int linkHeaderSize = LinkHeaderSize(UInt32(file[20..], bigEndian));
        List<TcpSegment> segments = [];
        for (int at = FileHeaderSize; at < file.Length;)
        {
            int length = (int)UInt32(file[(at + 8)..], bigEndian);
            if (ParseIp(file.Slice(at + RecordHeaderSize, length)[linkHeaderSize..]) is { Payload.Length: > 0 } segment)
            {
                segments.Add(segment);
            }

            at += RecordHeaderSize + length;
        }

        return segments;
    }

    private static uint UInt32(ReadOnlySpan<byte> bytes, bool bigEndian) =>
        bigEndian ? BinaryPrimitives.ReadUInt32BigEndian(bytes) : BinaryPrimitives.ReadUInt32LittleEndian(bytes);

    private static int LinkHeaderSize(uint linkType) => linkType switch
    {
        1 => 14,
        101 => 0,
        113 => 16,
        _ => throw new NotSupportedException($"Link type {linkType} is not read here."),
    };

    private static TcpSegment? ParseIp(ReadOnlySpan<byte> packet)
    {
        const byte Tcp = 6;
        if (packet[0] >> 4 != 4 || packet[9] != Tcp)
        {
            return null;
        }

        // Ethernet pads short packets, so the end is where IP says it is.
        ReadOnlySpan<byte> tcp = packet[((packet[0] & 0x0F) * 4)..BinaryPrimitives.ReadUInt16BigEndian(packet[2..])];
        return new TcpSegment(
            BinaryPrimitives.ReadUInt16BigEndian(tcp), BinaryPrimitives.ReadUInt16BigEndian(tcp[2..]), tcp[((tcp[12] >> 4) * 4)..].ToArray());
    }
}
