using System.Buffers.Binary;
using Coilwright.Modbus.Framing;
using Coilwright.Modbus.Pdus;

namespace Coilwright.Modbus.Serial;

/// <summary>What a line has to know of requests.</summary>
internal static class LineRequests
{
    private const ushort ForceListenOnlyMode = 4;

    /// <summary>Whether a request is queued among the reads, behind the writes.</summary>
    public static bool IsRead(ReadOnlySpan<byte> pdu) => !IsWrite(pdu) && (FunctionCode)pdu[0] != FunctionCode.Diagnostics;

    /// <summary>
    /// Whether a request may go to all units at once: writes, and the codes that vendors have for themselves (V1.1b3, 5). Nobody
    /// answers, so whatever reads is refused.
    /// </summary>
    public static bool MayBeBroadcast(ReadOnlySpan<byte> pdu) => IsWrite(pdu) && (FunctionCode)pdu[0] != FunctionCode.ReadWriteMultipleRegisters;

    /// <summary>Whether nobody answers: broadcasts, and the diagnostic that silences a unit (V1.1b3, 6.8.1).</summary>
    public static bool IsUnanswered(byte unit, ReadOnlySpan<byte> pdu) =>
        unit == 0
        || ((FunctionCode)pdu[0] == FunctionCode.Diagnostics && pdu.Length >= 3
            && BinaryPrimitives.ReadUInt16BigEndian(pdu[1..]) == ForceListenOnlyMode);

    /// <summary>What stands for the answer that nobody gives.</summary>
    public static ReadOnlySpan<byte> StandInFor(ReadOnlySpan<byte> pdu) =>
        (FunctionCode)pdu[0] is FunctionCode.WriteMultipleCoils or FunctionCode.WriteMultipleRegisters ? pdu[..WriteMultipleResponse.Size] : pdu;

    /// <summary>Whether the answer can equal the request, so that an echo would look like it whatever the values.</summary>
    public static bool MayEqualItsAnswer(ReadOnlySpan<byte> pdu) => (FunctionCode)pdu[0] is not (
        FunctionCode.ReadCoils or FunctionCode.ReadDiscreteInputs or FunctionCode.ReadHoldingRegisters or FunctionCode.ReadInputRegisters
        or FunctionCode.ReadExceptionStatus or FunctionCode.GetCommEventCounter or FunctionCode.GetCommEventLog
        or FunctionCode.WriteMultipleCoils or FunctionCode.WriteMultipleRegisters or FunctionCode.ReportServerId
        or FunctionCode.ReadWriteMultipleRegisters or FunctionCode.ReadFifoQueue);

    /// <summary>Whether the length of the answer is open, so that the line has to look out for it.</summary>
    public static bool HasOpenAnswer(ReadOnlySpan<byte> pdu) =>
        PduLength.Predict(pdu, FrameDirection.Response, out _) == PduLengthStatus.Open;

    private static bool IsWrite(ReadOnlySpan<byte> pdu) => (FunctionCode)pdu[0] switch
    {
        FunctionCode.WriteSingleCoil or FunctionCode.WriteSingleRegister or FunctionCode.WriteMultipleCoils
            or FunctionCode.WriteMultipleRegisters or FunctionCode.MaskWriteRegister or FunctionCode.WriteFileRecord
            or FunctionCode.ReadWriteMultipleRegisters => true,
        >= (FunctionCode)65 and <= (FunctionCode)72 or >= (FunctionCode)100 and <= (FunctionCode)110 => true,
        _ => false,
    };
}
