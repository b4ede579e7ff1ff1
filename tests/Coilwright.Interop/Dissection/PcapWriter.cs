using System.Buffers.Binary;

namespace Coilwright.Interop.Dissection;

/// <summary>Writes one TCP conversation as a pcap file of raw IPv4 packets, handshake included, as a sniffer would have seen it.</summary>
internal sealed class PcapWriter : IDisposable
{
    private const int ClientPort = 40000;

    // The port that is registered for Modbus, by which a dissector tells requests from responses.
    private const int ServerPort = 502;

    private const int IpHeaderSize = 20;
    private const int TcpHeaderSize = 20;
    private const byte Syn = 0x02;
    private const byte PushAck = 0x18;
    private const byte Ack = 0x10;
    private const uint ClientAddress = 0x7F000001;
    private const uint ServerAddress = 0x7F000002;

    private readonly BinaryWriter _file;
    private uint _clientSequence = 1000;
    private uint _serverSequence = 5000;
    private uint _packets;

    public PcapWriter(string path)
    {
        _file = new BinaryWriter(File.Create(path));
        _file.Write(0xA1B2C3D4);
        _file.Write((ushort)2);
        _file.Write((ushort)4);
        _file.Write(0);
        _file.Write(0);
        _file.Write(65535);
        const int RawIp = 101;
        _file.Write(RawIp);
        WritePacket(fromClient: true, Syn, []);
        _clientSequence++;
        WritePacket(fromClient: false, Syn | Ack, []);
        _serverSequence++;
        WritePacket(fromClient: true, Ack, []);
    }

    public void Write(RecordedSegment segment)
    {
        WritePacket(segment.FromClient, PushAck, segment.Bytes);
        if (segment.FromClient)
        {
            _clientSequence += (uint)segment.Bytes.Length;
        }
        else
        {
            _serverSequence += (uint)segment.Bytes.Length;
        }
    }

    public void Dispose() => _file.Dispose();

    private void WritePacket(bool fromClient, byte flags, byte[] payload)
    {
        byte[] packet = new byte[IpHeaderSize + TcpHeaderSize + payload.Length];
        WriteIpHeader(packet, fromClient);
        WriteTcpHeader(packet.AsSpan(IpHeaderSize), fromClient, flags);
        payload.CopyTo(packet, IpHeaderSize + TcpHeaderSize);
        _file.Write(1_700_000_000);
        _file.Write(_packets++);
        _file.Write(packet.Length);
        _file.Write(packet.Length);
        _file.Write(packet);
    }

    private static void WriteIpHeader(Span<byte> packet, bool fromClient)
    {
        packet[0] = 0x45;
        BinaryPrimitives.WriteUInt16BigEndian(packet[2..], (ushort)packet.Length);
        packet[8] = 64;
        const byte Tcp = 6;
        packet[9] = Tcp;
        BinaryPrimitives.WriteUInt32BigEndian(packet[12..], fromClient ? ClientAddress : ServerAddress);
        BinaryPrimitives.WriteUInt32BigEndian(packet[16..], fromClient ? ServerAddress : ClientAddress);
    }

    private void WriteTcpHeader(Span<byte> header, bool fromClient, byte flags)
    {
        BinaryPrimitives.WriteUInt16BigEndian(header, (ushort)(fromClient ? ClientPort : ServerPort));
        BinaryPrimitives.WriteUInt16BigEndian(header[2..], (ushort)(fromClient ? ServerPort : ClientPort));
        BinaryPrimitives.WriteUInt32BigEndian(header[4..], fromClient ? _clientSequence : _serverSequence);
        bool acknowledges = (flags & Ack) != 0;
        BinaryPrimitives.WriteUInt32BigEndian(header[8..], !acknowledges ? 0 : fromClient ? _serverSequence : _clientSequence);
        header[12] = TcpHeaderSize / 4 << 4;
        header[13] = flags;
        BinaryPrimitives.WriteUInt16BigEndian(header[14..], 65535);
    }
}
