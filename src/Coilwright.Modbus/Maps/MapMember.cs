namespace Coilwright.Modbus;

/// <summary>One member of a register map, described: where it stands and what it is called. Immutable and safe to share.</summary>
public abstract class MapMember
{
    private protected MapMember(int index, string name, RegisterTable table, int address, int count)
    {
        Index = index;
        Name = name;
        Table = table;
        Address = (ushort)address;
        Count = count;
    }

    /// <summary>The member's place among the members of its map, from 0 in declared order.</summary>
    public int Index { get; }

    /// <summary>The name of the C# property.</summary>
    public string Name { get; }

    /// <summary>The table it stands in.</summary>
    public RegisterTable Table { get; }

    /// <summary>The zero-based address of its first register or bit, relative to the map's base address.</summary>
    public ushort Address { get; }

    /// <summary>How many registers (or bits, for coils and discrete inputs) it spans.</summary>
    public int Count { get; }

    /// <summary>The unit of measurement, or <see langword="null"/> where the map names none.</summary>
    public string? Unit { get; init; }

    /// <summary>The bits of its register that belong to it: 0xFFFF except for flags and bit ranges.</summary>
    public ushort Mask { get; init; } = ushort.MaxValue;

    /// <summary>Whether a value that fills one register is written by function code 6 or 16.</summary>
    public RegisterWrite WriteBy { get; init; }

    /// <summary>Whether the device may say that it has no value (see <see cref="NotAvailableAttribute"/>).</summary>
    public bool IsOptional { get; init; }

    /// <summary>The roles that may read it (see <see cref="RequiresRoleAttribute"/>); empty where everybody may.</summary>
    public IReadOnlyList<string> ReadRoles { get; init; } = [];

    /// <summary>The roles that may write it; empty where everybody may.</summary>
    public IReadOnlyList<string> WriteRoles { get; init; } = [];

    /// <summary>Whether <paramref name="data"/>, the member's own registers as they came over the wire, say "not available".</summary>
    internal abstract bool IsNotAvailable(ReadOnlySpan<byte> data);

    /// <summary>
    /// Makes sure that the member can hold what a peer writes into its registers: it can be read, lies in the range if the map gives
    /// one, and can be written again.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value lies outside the declared range, or cannot be written again.</exception>
    /// <exception cref="OverflowException">The property cannot hold it.</exception>
    /// <exception cref="ModbusValueException">The property cannot hold it.</exception>
    internal abstract void CheckWritten(ReadOnlySpan<byte> data);
}
