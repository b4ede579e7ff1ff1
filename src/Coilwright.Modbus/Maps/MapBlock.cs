using Coilwright.Modbus.Pdus;

namespace Coilwright.Modbus;

/// <summary>One read request of a plan.</summary>
/// <param name="Table">The table it reads.</param>
/// <param name="Address">The first register or bit, relative to the map's base address.</param>
/// <param name="Count">How many registers (1 to 125) or bits (1 to 2000) it reads.</param>
public readonly record struct MapBlock(RegisterTable Table, int Address, int Count)
{
    /// <summary>The bytes of data that the answer carries: two a register, one for eight bits.</summary>
    public int Size => Table.IsBits() ? (Count + 7) / 8 : Count * 2;

    /// <summary>The address behind the block's last register or bit.</summary>
    public int End => Address + Count;

    /// <summary>The request's PDU, for who sends it over a transport of his own.</summary>
    /// <param name="baseAddress">What is added to every address of the map.</param>
    /// <exception cref="ArgumentOutOfRangeException">No request can ask for so many, or the last address is beyond 65535.</exception>
    public ReadRequest ToRequest(ushort baseAddress = 0) => new(Table.ReadFunction(), (ushort)(baseAddress + Address), Count);
}
