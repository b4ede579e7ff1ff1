using System.Runtime.CompilerServices;

namespace Coilwright.Modbus.Pdus;

/// <summary>The checks that PDUs of several shapes share.</summary>
internal static class PduShape
{
    public const byte ExceptionFlag = 0x80;

    public static PduFault CheckLength(ReadOnlySpan<byte> pdu, int length) =>
        pdu.Length < length ? PduFault.Truncated
        : pdu.Length > length ? PduFault.TrailingBytes
        : PduFault.None;

    public static PduFault CheckFunction(ReadOnlySpan<byte> pdu, FunctionCode function) =>
        pdu.IsEmpty ? PduFault.Empty
        : pdu[0] != (byte)function ? PduFault.UnexpectedFunction
        : PduFault.None;

    public static PduFault Check(ReadOnlySpan<byte> pdu, FunctionCode function, int length) =>
        CheckFunction(pdu, function) is var fault and not PduFault.None ? fault : CheckLength(pdu, length);

    /// <summary>Checks a PDU whose byte count follows its function code.</summary>
    public static PduFault CheckCounted(ReadOnlySpan<byte> pdu, FunctionCode function, int minCount, int maxCount) =>
        CheckFunction(pdu, function) is var fault and not PduFault.None ? fault
        : pdu.Length < 2 ? PduFault.Truncated
        : pdu[1] < minCount || pdu[1] > maxCount ? PduFault.ByteCountMismatch
        : CheckLength(pdu, 2 + pdu[1]);

    // The state diagrams of the specification look at the quantity before the address, and so do the exception codes that follow.
    public static PduFault CheckRange(int address, int quantity, int maxQuantity) =>
        quantity < 1 || quantity > maxQuantity ? PduFault.QuantityOutOfRange
        : address + quantity > PduLimits.AddressCount ? PduFault.AddressOutOfRange
        : PduFault.None;

    public static int BitBytes(int quantity) => (quantity + 7) / 8;

    public static void ThrowIfOutOfRange(
        int address, int quantity, int maxQuantity, [CallerArgumentExpression(nameof(quantity))] string? parameter = null)
    {
        switch (CheckRange(address, quantity, maxQuantity))
        {
            case PduFault.QuantityOutOfRange:
                throw new ArgumentOutOfRangeException(parameter, quantity, $"One request takes 1 to {maxQuantity}.");
            case PduFault.AddressOutOfRange:
                throw new ArgumentOutOfRangeException(
                    parameter, quantity, $"{quantity} from address {address} on end beyond the last address, 65535.");
        }
    }

    public static void ThrowIfDataDiffers(ReadOnlySpan<byte> data, int size)
    {
        if (data.Length != size)
        {
            throw new ArgumentException($"The quantity takes {size} bytes of data, not {data.Length}.", nameof(data));
        }
    }

    public static void ThrowIfNoPdu(ReadOnlySpan<byte> pdu)
    {
        if (pdu.Length is < 1 or > PduLimits.MaxSize)
        {
            throw new ArgumentException($"A PDU has 1 to {PduLimits.MaxSize} bytes, not {pdu.Length}.", nameof(pdu));
        }
    }

    public static ArgumentOutOfRangeException NotThisShape(FunctionCode function) =>
        new(nameof(function), function, $"Function code {(byte)function} has a PDU of another shape.");
}
