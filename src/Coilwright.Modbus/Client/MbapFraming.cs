using System.Buffers;
using Coilwright.Connections;
using Coilwright.Modbus.Framing;
using Coilwright.Requests;

namespace Coilwright.Modbus;

/// <summary>Modbus TCP: an answer belongs to a request if transaction id, unit and function are the same.</summary>
internal sealed class MbapFraming : IFraming
{
    private const int FunctionMask = 0x7F;

    private readonly int _unitMask;

    public MbapFraming(UnitMatching unitMatching) => _unitMask = unitMatching == UnitMatching.Strict ? 0xFF : 0;

    public int MaxFrameSize => MbapHeader.MaxFrameSize;

    public int SignatureOf(PendingRequest request)
    {
        var modbus = (ModbusRequest)request;
        return SignatureOf(modbus.Unit, (byte)modbus.Function);
    }

    public int Write(PendingRequest request, Span<byte> frame)
    {
        var modbus = (ModbusRequest)request;
        var header = new MbapHeader(request.Id, modbus.Unit, modbus.Size);
        modbus.Pdu.CopyTo(frame[header.Write(frame)..]);
        return header.FrameSize;
    }

    public bool TryRead(ref ReadOnlySequence<byte> input, Span<byte> scratch, out AnswerFrame frame)
    {
        MbapStatus status = MbapFrame.TryRead(ref input, out MbapHeader header, out ReadOnlySpan<byte> pdu, scratch);
        frame = status == MbapStatus.Complete
            ? new AnswerFrame(header.TransactionId, SignatureOf(header.Unit, pdu[0]), pdu)
            : default;
        return status switch
        {
            MbapStatus.WrongProtocol => throw new InvalidDataException("A frame came whose protocol identifier is not 0."),
            MbapStatus.WrongLength => throw new InvalidDataException("A frame came whose length is not within 2 to 254."),
            _ => status == MbapStatus.Complete,
        };
    }

    // The high bit of the function code marks an exception, which answers the same request.
    private int SignatureOf(byte unit, byte function) => ((unit & _unitMask) << 8) | (function & FunctionMask);
}
