using System.Buffers.Binary;
using Coilwright.Modbus.Pdus;

namespace Coilwright.Modbus.Serial;

/// <summary>
/// Chooses the request that brings a unit back out of doubt: harmless, and with an answer that can be mistaken for nothing that the unit
/// still owes.
/// </summary>
internal static class FenceLadder
{
    private const int EchoSize = 5;

    private static readonly FunctionCode[] Reads =
    [
        FunctionCode.ReadHoldingRegisters,
        FunctionCode.ReadInputRegisters,
        FunctionCode.ReadCoils,
        FunctionCode.ReadDiscreteInputs,
    ];

    /// <summary>Writes the PDU of a fence and returns its size; 0 if nothing but silence helps.</summary>
    /// <param name="unit">The unit.</param>
    /// <param name="isEchoKnown">Whether the line's own echo can be told from a unit's answer.</param>
    /// <param name="nonce">A number that this line has not used for long.</param>
    /// <param name="pdu">Takes the PDU.</param>
    public static int Choose(LineUnit unit, bool isEchoKnown, ushort nonce, Span<byte> pdu)
    {
        OwedAnswers owed = unit.Owed;
        if (owed.IsFull)
        {
            return 0;
        }

        if (isEchoKnown && IsDiagnosticsOfUse(unit))
        {
            return WriteEchoRequest(owed, nonce, pdu);
        }

        int size = WriteOfAnotherFunction(unit, pdu);
        return size > 0 ? size : WriteOfAnotherQuantity(unit, pdu);
    }

    /// <summary>
    /// Writes a read that teaches whether the line echoes: its answer, even an exception, never equals it. It serves as a fence too.
    /// </summary>
    public static int WriteOfAnotherFunction(LineUnit unit, Span<byte> pdu)
    {
        // First what is known to be answered with values, and at the address that is known to be: some devices stay silent on others.
        foreach (FunctionCode function in Reads)
        {
            if (unit.TryRecall(function, out ReadRequest known) && !unit.Owed.Owes(function))
            {
                return new ReadRequest(function, known.Address, 1).Write(pdu);
            }
        }

        foreach (FunctionCode function in Reads)
        {
            if (!unit.Owed.Owes(function))
            {
                return new ReadRequest(function, 0, 1).Write(pdu);
            }
        }

        return 0;
    }

    // While an older function code 8 is owed, an exception may be the answer to that one, so then the unit must be one that returns the nonce.
    private static bool IsDiagnosticsOfUse(LineUnit unit) => unit.Diagnostics switch
    {
        DiagnosticsSupport.Echoes => true,
        DiagnosticsSupport.Ignores => false,
        _ => !unit.Owed.Owes(FunctionCode.Diagnostics),
    };

    private static int WriteEchoRequest(OwedAnswers owed, ushort nonce, Span<byte> pdu)
    {
        pdu = pdu[..EchoSize];
        do
        {
            pdu[0] = (byte)FunctionCode.Diagnostics;
            BinaryPrimitives.WriteUInt16BigEndian(pdu[1..], 0);
            BinaryPrimitives.WriteUInt16BigEndian(pdu[3..], nonce++);
        }
        while (owed.Contains(pdu));
        return EchoSize;
    }

    private static int WriteOfAnotherQuantity(LineUnit unit, Span<byte> pdu)
    {
        foreach (FunctionCode function in Reads)
        {
            if (!unit.TryRecall(function, out ReadRequest known))
            {
                continue;
            }

            // Within what the unit has answered before, because only a success proves anything.
            for (int quantity = known.Quantity; quantity > 0; quantity--)
            {
                var read = new ReadRequest(function, known.Address, quantity);
                if (!unit.Owed.OwesOneLike(read))
                {
                    return read.Write(pdu);
                }
            }
        }

        return 0;
    }
}
