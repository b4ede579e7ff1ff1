namespace Coilwright.Modbus;

/// <summary>One member of a register map, described: where it stands and what it is called. Immutable and safe to share.</summary>
public abstract class MapMember
{
    private MapMember? _scale;

    /// <summary>The most bytes that a scale's registers take.</summary>
    internal const int MaxScaleSize = 4;

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

    /// <summary>The bits of its register, as it travels, that belong to it: 0xFFFF except for flags and bit ranges.</summary>
    public ushort Mask { get; init; } = ushort.MaxValue;

    /// <summary>Whether a value that fills one register is written by function code 6 or 16.</summary>
    public RegisterWrite WriteBy { get; init; }

    /// <summary>Whether the device may say that it has no value (see <see cref="NotAvailableAttribute"/>).</summary>
    public bool IsOptional { get; init; }

    /// <summary>
    /// The member that says by what this one is scaled (see <see cref="RegisterAttribute.ScaleFrom"/>), or <see langword="null"/>. Its
    /// registers then follow the member's own in the data of decoders and encoders.
    /// </summary>
    public MapMember? Scale
    {
        get => _scale;
        init => _scale = value;
    }

    /// <summary>What the value of <see cref="Scale"/> means.</summary>
    public RegisterScaling Scaling { get; init; }

    /// <summary>
    /// The group whose members are read by one request (see <see cref="AtomicAttribute"/>), or <see langword="null"/>.
    /// </summary>
    public string? AtomicGroup { get; init; }

    /// <summary>Whether its registers can hold what its property cannot, so that a read of it may fail.</summary>
    public bool MayNotFit { get; init; }

    /// <summary>The bytes that decoder and encoder look at: the member's own registers, then those of its scale.</summary>
    internal int DataSize => Table.IsBits() ? (Count + 7) / 8 : (Count + (Scale?.Count ?? 0)) * 2;

    /// <summary>The roles that may read it (see <see cref="RequiresRoleAttribute"/>); empty where everybody may.</summary>
    public IReadOnlyList<string> ReadRoles { get; init; } = [];

    /// <summary>The roles that may write it; empty where everybody may.</summary>
    public IReadOnlyList<string> WriteRoles { get; init; } = [];

    /// <summary>Whether <paramref name="data"/>, the registers as they came over the wire, say "not available".</summary>
    internal abstract bool IsNotAvailable(ReadOnlySpan<byte> data);

    /// <summary>
    /// Makes sure that the member can hold what a peer writes into its registers: it can be read, lies in the range if the map gives
    /// one, and can be written again.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value lies outside the declared range, or cannot be written again.</exception>
    /// <exception cref="OverflowException">The property cannot hold it.</exception>
    /// <exception cref="ModbusValueException">The property cannot hold it.</exception>
    internal abstract void CheckWritten(ReadOnlySpan<byte> data);

    /// <summary>
    /// As <see cref="CheckWritten"/>, where a peer writes the registers of the scale alone. The range is not asked: the values for a new
    /// scale may follow it.
    /// </summary>
    internal abstract void CheckScaled(ReadOnlySpan<byte> data);

    /// <summary>Makes sure that the property can hold what its registers say.</summary>
    /// <exception cref="ModbusValueException">It cannot.</exception>
    internal abstract void CheckRead(ReadOnlySpan<byte> data);

    /// <summary>The value that its registers say, for messages.</summary>
    internal abstract object? ValueOf(ReadOnlySpan<byte> data);

    /// <summary>The value of a member that counts; none counts as 0.</summary>
    internal abstract long ReadCount(ReadOnlySpan<byte> data);

    /// <summary>Says by which member this one is scaled where it stands.</summary>
    internal void ScaleBy(MapMember scale) => _scale = scale;

    /// <summary>The same member at another place.</summary>
    internal abstract MapMember MoveTo(int index, string name, int address);
}
