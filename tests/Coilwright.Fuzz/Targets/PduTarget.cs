using Coilwright.Modbus.Framing;
using Coilwright.Modbus.Pdus;

namespace Coilwright.Fuzz.Targets;

/// <summary>PDUs in both directions: nothing throws, lengths are foretold rightly, and requests are written again as they came.</summary>
internal sealed class PduTarget : IFuzzTarget
{
    public string Name => "pdu";

    public IEnumerable<byte[]> Seeds =>
    [
        [3, 0, 0, 0, 10], [1, 0, 19, 0, 37], [5, 0, 172, 0xFF, 0], [6, 0, 1, 0, 3], [15, 0, 19, 0, 10, 2, 0xCD, 1], [16, 0, 1, 0, 2, 4, 0, 10, 1, 2],
        [22, 0, 4, 0, 0xF2, 0, 0x25], [23, 0, 3, 0, 6, 0, 14, 0, 3, 6, 0, 255, 0, 255, 0, 255], [24, 4, 0xDE], [43, 14, 1, 0], [8, 0, 0, 0xA5, 0x37],
        [20, 7, 6, 0, 4, 0, 1, 0, 2], [21, 13, 6, 0, 4, 0, 7, 0, 3, 6, 0xAF, 4, 0xBE, 16, 13], [3, 4, 0, 1, 0, 2], [0x83, 2], [7, 0x6D], [17, 3, 1, 0xFF, 9],
        [12, 8, 0, 0, 1, 8, 1, 33, 32, 0], [43, 14, 1, 1, 0, 0, 1, 0, 3, 65, 66, 67], [24, 0, 6, 0, 2, 1, 0xB8, 18, 0x84],
    ];

    public int Run(ReadOnlySpan<byte> input)
    {
        var hash = new HashCode();
        CheckRequests(input, ref hash);
        CheckResponses(input, ref hash);
        CheckLengths(input, ref hash);
        if (input.Length > 6)
        {
            // Any two PDUs, the one as the answer to the other.
            hash.Add(ResponseCheck.Check(input[..5], input[5..]));
        }

        return hash.ToHashCode();
    }

    private static void CheckRequests(ReadOnlySpan<byte> pdu, ref HashCode hash)
    {
        Span<byte> written = stackalloc byte[PduLimits.MaxSize];
        if (ReadRequest.TryParse(pdu, out ReadRequest read, out PduFault fault))
        {
            CheckSame(pdu, written[..read.Write(written)]);
        }

        hash.Add(fault);
        if (WriteSingleRequest.TryParse(pdu, out WriteSingleRequest single, out fault))
        {
            CheckSame(pdu, written[..single.Write(written)]);
        }

        hash.Add(fault);
        if (WriteMultipleRequest.TryParse(pdu, out WriteMultipleRequest multiple, out fault))
        {
            CheckSame(pdu, written[..multiple.Write(written)]);
        }

        hash.Add(fault);
        if (MaskWriteRequest.TryParse(pdu, out MaskWriteRequest mask, out fault))
        {
            CheckSame(pdu, written[..mask.Write(written)]);
        }

        hash.Add(fault);
        if (ReadWriteRequest.TryParse(pdu, out ReadWriteRequest both, out fault))
        {
            CheckSame(pdu, written[..both.Write(written)]);
        }

        hash.Add(fault);
    }

    private static void CheckResponses(ReadOnlySpan<byte> pdu, ref HashCode hash)
    {
        hash.Add(ReadBitsResponse.TryParse(pdu, out _, out PduFault fault));
        hash.Add(fault);
        hash.Add(ReadRegistersResponse.TryParse(pdu, out _, out fault));
        hash.Add(fault);
        hash.Add(WriteMultipleResponse.TryParse(pdu, out _, out fault));
        hash.Add(fault);
        hash.Add(ExceptionResponse.TryParse(pdu, out _, out fault));
        hash.Add(fault);
        hash.Add(DiagnosticsMessage.TryParse(pdu, out _, out fault));
        hash.Add(fault);
        hash.Add(ReadFileRequest.TryParse(pdu, out _, out fault));
        hash.Add(fault);
        hash.Add(ReadFileResponse.TryParse(pdu, out _, out fault));
        hash.Add(fault);
        hash.Add(WriteFileRequest.TryParse(pdu, out _, out fault));
        hash.Add(fault);
        hash.Add(ReadFifoResponse.TryParse(pdu, out _, out fault));
        hash.Add(fault);
        hash.Add(ReportServerIdResponse.TryParse(pdu, out _, out fault));
        hash.Add(fault);
        hash.Add(CommEventLogResponse.TryParse(pdu, out _, out fault));
        hash.Add(fault);
        hash.Add(CommEventCounterResponse.TryParse(pdu, out _, out fault));
        hash.Add(fault);
        hash.Add(DeviceIdentificationRequest.TryParse(pdu, out _, out fault));
        hash.Add(fault);
        hash.Add(DeviceIdentificationResponse.TryParse(pdu, out _, out fault));
        hash.Add(fault);
    }

    private static void CheckLengths(ReadOnlySpan<byte> pdu, ref HashCode hash)
    {
        foreach (FrameDirection direction in Enum.GetValues<FrameDirection>())
        {
            hash.Add(PduLength.Predict(pdu, direction, out int length));
            hash.Add(length);
        }
    }

    private static void CheckSame(ReadOnlySpan<byte> pdu, ReadOnlySpan<byte> written) =>
        BrokenInvariantException.ThrowUnless(pdu.SequenceEqual(written), "A request is written otherwise than it came.");
}
