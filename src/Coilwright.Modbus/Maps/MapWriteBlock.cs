namespace Coilwright.Modbus;

/// <summary>One write request of a write group.</summary>
/// <param name="Table">Coils or holding registers.</param>
/// <param name="Address">The first register or coil, relative to the map's base address.</param>
/// <param name="Count">How many registers (1 to 123) or coils (1 to 1968) it writes.</param>
public readonly record struct MapWriteBlock(RegisterTable Table, int Address, int Count)
{
    /// <summary>The bits that are written: 0xFFFF except where a single register is written in part.</summary>
    public ushort Mask { get; init; } = ushort.MaxValue;

    /// <summary>Whether a single register is written by function code 6 or 16.</summary>
    public RegisterWrite WriteBy { get; init; }

    /// <summary>The bytes of data that the request carries: two a register, one for eight coils.</summary>
    public int Size => Table.IsBits() ? (Count + 7) / 8 : Count * 2;
}
