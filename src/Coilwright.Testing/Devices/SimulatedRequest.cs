using System.Buffers.Binary;
using Coilwright.Modbus;

namespace Coilwright.Testing;

/// <summary>A request that reached a <see cref="SimulatedDevice"/>.</summary>
/// <param name="Unit">The unit that was asked.</param>
/// <param name="Pdu">Function code and data.</param>
public sealed record SimulatedRequest(byte Unit, ReadOnlyMemory<byte> Pdu)
{
    /// <summary>What was asked for.</summary>
    public FunctionCode Function => (FunctionCode)Pdu.Span[0];

    /// <summary>The first address that was asked for; <see langword="null"/> where the PDU is too short to hold one.</summary>
    public ushort? Address => Pdu.Length < 3 ? null : BinaryPrimitives.ReadUInt16BigEndian(Pdu.Span[1..]);

    /// <summary>The request in one line, for a failed test to show.</summary>
    public override string ToString() => $"{Function} of unit {Unit}: {Convert.ToHexString(Pdu.Span)}";
}
