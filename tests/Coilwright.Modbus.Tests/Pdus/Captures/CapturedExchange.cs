using System.Buffers.Binary;

namespace Coilwright.Modbus.Tests.Pdus.Captures;

/// <summary>A request and its response as they were captured.</summary>
internal sealed record CapturedExchange(int TransactionId, byte Unit, byte[] Request, byte[] Response)
{
    private const int ServerPort = 502;
    private const int HeaderSize = 7;

    /// <summary>All exchanges of a capture in the order of their requests.</summary>
    public static List<CapturedExchange> ReadAll(string path)
    {
        List<CapturedExchange> exchanges = [];
        var pending = new Dictionary<(int ClientPort, int TransactionId), (byte Unit, byte[] Pdu)>();
        foreach (TcpSegment segment in PcapReader.Read(path))
        {
            foreach ((int transactionId, byte unit, byte[] pdu) in Frames(segment.Payload))
            {
                if (segment.DestinationPort == ServerPort)
                {
                    pending.Add((segment.SourcePort, transactionId), (unit, pdu));
                    continue;
                }

                Assert.True(pending.Remove((segment.DestinationPort, transactionId), out (byte Unit, byte[] Pdu) request));
                Assert.Equal(request.Unit, unit);
                exchanges.Add(new CapturedExchange(transactionId, unit, request.Pdu, pdu));
            }
        }

        Assert.Empty(pending);
        return exchanges;
    }

    private static IEnumerable<(int TransactionId, byte Unit, byte[] Pdu)> Frames(byte[] payload)
    {
        for (int at = 0; at < payload.Length;)
        {
            Assert.Equal(0, BinaryPrimitives.ReadUInt16BigEndian(payload.AsSpan(at + 2)));
            int length = BinaryPrimitives.ReadUInt16BigEndian(payload.AsSpan(at + 4));
            int end = at + HeaderSize - 1 + length;
            yield return (BinaryPrimitives.ReadUInt16BigEndian(payload.AsSpan(at)), payload[at + 6], payload[(at + HeaderSize)..end]);
            at = end;
        }
    }
}
