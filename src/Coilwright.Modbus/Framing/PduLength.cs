using System.Buffers.Binary;
using Coilwright.Modbus.Pdus;

namespace Coilwright.Modbus.Framing;

/// <summary>
/// How long a PDU is going to be, from its first bytes: what tells the end of a frame on lines that have no header (specification
/// V1.1b3, 6, for every public function code in both directions).
/// </summary>
public static class PduLength
{
    /// <summary>The data of function code 8, where it is as short as it is everywhere but in sub-function 0.</summary>
    private const int ShortDiagnosticsSize = 5;

    private const byte ReadDeviceIdentification = 14;

    /// <summary>Predicts the length of a PDU. Never throws, whatever the bytes.</summary>
    /// <param name="start">The bytes of the PDU that have come so far; others may follow it.</param>
    /// <param name="direction">Which way the PDU goes.</param>
    /// <param name="length">
    /// The length where it is known; how many bytes have to be seen before more can be said; the usual length, or 0, where it is open.
    /// </param>
    public static PduLengthStatus Predict(ReadOnlySpan<byte> start, FrameDirection direction, out int length)
    {
        if (start.IsEmpty)
        {
            length = 1;
            return PduLengthStatus.NeedsMore;
        }

        PduLengthStatus status = direction == FrameDirection.Request ? OfRequest(start, out length) : OfResponse(start, out length);
        return status == PduLengthStatus.Known && length > PduLimits.MaxSize ? PduLengthStatus.Impossible : status;
    }

    private static PduLengthStatus OfRequest(ReadOnlySpan<byte> start, out int length) => (FunctionCode)start[0] switch
    {
        FunctionCode.ReadCoils or FunctionCode.ReadDiscreteInputs or FunctionCode.ReadHoldingRegisters or FunctionCode.ReadInputRegisters
            or FunctionCode.WriteSingleCoil or FunctionCode.WriteSingleRegister => Fixed(5, out length),
        FunctionCode.ReadExceptionStatus or FunctionCode.GetCommEventCounter or FunctionCode.GetCommEventLog
            or FunctionCode.ReportServerId => Fixed(1, out length),
        FunctionCode.Diagnostics => OfDiagnostics(start, out length),
        FunctionCode.WriteMultipleCoils or FunctionCode.WriteMultipleRegisters => Counted(start, 5, out length),
        FunctionCode.ReadFileRecord or FunctionCode.WriteFileRecord => Counted(start, 1, out length),
        FunctionCode.MaskWriteRegister => Fixed(MaskWriteRequest.Size, out length),
        FunctionCode.ReadWriteMultipleRegisters => Counted(start, 9, out length),
        FunctionCode.ReadFifoQueue => Fixed(3, out length),
        FunctionCode.EncapsulatedInterfaceTransport => OfInterface(start, FrameDirection.Request, out length),
        0 or >= (FunctionCode)PduShape.ExceptionFlag => Impossible(out length),
        _ => Open(0, out length),
    };

    private static PduLengthStatus OfResponse(ReadOnlySpan<byte> start, out int length) => (FunctionCode)start[0] switch
    {
        FunctionCode.ReadCoils or FunctionCode.ReadDiscreteInputs or FunctionCode.ReadHoldingRegisters or FunctionCode.ReadInputRegisters
            or FunctionCode.GetCommEventLog or FunctionCode.ReportServerId or FunctionCode.ReadFileRecord or FunctionCode.WriteFileRecord
            or FunctionCode.ReadWriteMultipleRegisters => Counted(start, 1, out length),
        FunctionCode.WriteSingleCoil or FunctionCode.WriteSingleRegister or FunctionCode.GetCommEventCounter
            or FunctionCode.WriteMultipleCoils or FunctionCode.WriteMultipleRegisters => Fixed(5, out length),
        FunctionCode.ReadExceptionStatus => Fixed(2, out length),
        FunctionCode.Diagnostics => OfDiagnostics(start, out length),
        FunctionCode.MaskWriteRegister => Fixed(MaskWriteRequest.Size, out length),
        FunctionCode.ReadFifoQueue => OfFifoQueue(start, out length),
        FunctionCode.EncapsulatedInterfaceTransport => OfInterface(start, FrameDirection.Response, out length),
        0 or (FunctionCode)PduShape.ExceptionFlag => Impossible(out length),
        > (FunctionCode)PduShape.ExceptionFlag => Fixed(ExceptionResponse.Size, out length),
        _ => Open(0, out length),
    };

    // Sub-function 0 returns whatever it is sent, which is one register unless somebody tests with more (6.8.1).
    private static PduLengthStatus OfDiagnostics(ReadOnlySpan<byte> start, out int length) =>
        start.Length < 3 ? NeedsMore(3, out length)
        : start[1] == 0 && start[2] == 0 ? Open(ShortDiagnosticsSize, out length)
        : Fixed(ShortDiagnosticsSize, out length);

    // The only byte count of two bytes (6.18).
    private static PduLengthStatus OfFifoQueue(ReadOnlySpan<byte> start, out int length) => start.Length < 3
        ? NeedsMore(3, out length)
        : Fixed(3 + BinaryPrimitives.ReadUInt16BigEndian(start[1..]), out length);

    private static PduLengthStatus OfInterface(ReadOnlySpan<byte> start, FrameDirection direction, out int length) =>
        start.Length < 2 ? NeedsMore(2, out length)
        : start[1] != ReadDeviceIdentification ? Open(0, out length)
        : direction == FrameDirection.Request ? Fixed(4, out length)
        : OfIdentification(start, out length);

    // No byte count at all: the number of objects, then each with a length of its own (6.21).
    private static PduLengthStatus OfIdentification(ReadOnlySpan<byte> start, out int length)
    {
        const int HeaderSize = 7;
        length = HeaderSize;
        if (start.Length < HeaderSize)
        {
            return PduLengthStatus.NeedsMore;
        }

        for (int left = start[HeaderSize - 1]; left > 0; left--)
        {
            if (length + 2 > PduLimits.MaxSize)
            {
                return PduLengthStatus.Impossible;
            }

            if (start.Length < length + 2)
            {
                length += 2;
                return PduLengthStatus.NeedsMore;
            }

            length += 2 + start[length + 1];
        }

        return PduLengthStatus.Known;
    }

    private static PduLengthStatus Counted(ReadOnlySpan<byte> start, int countAt, out int length) => start.Length <= countAt
        ? NeedsMore(countAt + 1, out length)
        : Fixed(countAt + 1 + start[countAt], out length);

    private static PduLengthStatus Fixed(int value, out int length)
    {
        length = value;
        return PduLengthStatus.Known;
    }

    private static PduLengthStatus NeedsMore(int value, out int length)
    {
        length = value;
        return PduLengthStatus.NeedsMore;
    }

    private static PduLengthStatus Open(int usual, out int length)
    {
        length = usual;
        return PduLengthStatus.Open;
    }

    private static PduLengthStatus Impossible(out int length)
    {
        length = 0;
        return PduLengthStatus.Impossible;
    }
}
