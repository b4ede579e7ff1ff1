namespace Coilwright.Modbus.Server;

/// <summary>The image of a map (see <see cref="MapPlan"/>) as it lies in a unit's tables, block by block.</summary>
internal sealed class ServedMap
{
    private readonly UnitStore _store;
    private readonly TableRange[] _ranges;
    private readonly byte[] _bytes;

    /// <summary>Puts the blocks of a plan, filled with the given image, into the tables.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The map would end beyond address 65535.</exception>
    /// <exception cref="ArgumentException">Some of the addresses exist already.</exception>
    public ServedMap(UnitStore store, MapPlan plan, ushort baseAddress, byte[] image)
    {
        _store = store;
        _bytes = image;
        Plan = plan;
        Members = new MappedMember[plan.Members.Count];
        _ranges = new TableRange[plan.Blocks.Count];
        for (int i = 0; i < _ranges.Length; i++)
        {
            _ranges[i] = RangeOf(plan, plan.BlockSpan[i], baseAddress);
            image.AsSpan(plan.OffsetOf(i), _ranges[i].Data.Length).CopyTo(_ranges[i].Data);
        }

        foreach (MappedMember member in Members)
        {
            if (member.Member.Scale is { } scale)
            {
                member.ScaleBy(Members[scale.Index]);
            }
        }

        store.Add(_ranges);
    }

    public MapPlan Plan { get; }

    /// <summary>The members by their <see cref="MapMember.Index"/>.</summary>
    public MappedMember[] Members { get; }

    /// <inheritdoc cref="UnitStore.BeginWrite"/>
    public WriteTurn BeginWrite() => _store.BeginWrite();

    /// <summary>The image as it was when it was last gathered. Within <see cref="BeginWrite"/>.</summary>
    public Span<byte> Bytes => _bytes;

    /// <summary>Copies the tables' data into the image. Within <see cref="BeginWrite"/>.</summary>
    public ReadOnlySpan<byte> Gather()
    {
        Span<byte> rest = _bytes;
        foreach (TableRange range in _ranges)
        {
            range.Data.CopyTo(rest);
            rest = rest[range.Data.Length..];
        }

        return _bytes;
    }

    /// <summary>Makes the image what clients see, all of it at once. Within <see cref="BeginWrite"/>.</summary>
    public void Publish() => _store.Publish(_ranges, _bytes);

    private TableRange RangeOf(MapPlan plan, MapBlock block, ushort baseAddress)
    {
        if (baseAddress + block.End > ushort.MaxValue + 1)
        {
            throw new ArgumentOutOfRangeException(
                nameof(baseAddress), baseAddress, $"{plan.MapName} would end at address {baseAddress + block.End - 1}, beyond 65535.");
        }

        List<MappedMember> members = [];
        foreach (MapMember member in plan.Members)
        {
            if (member.Table == block.Table && block.Address <= member.Address && member.Address + member.Count <= block.End)
            {
                Members[member.Index] = new MappedMember(member, member.Address - block.Address);
                members.Add(Members[member.Index]);
            }
        }

        var range = new TableRange(block.Table, baseAddress + block.Address, block.Count, [.. members]);
        members.ForEach(member => member.Range = range);
        return range;
    }
}
