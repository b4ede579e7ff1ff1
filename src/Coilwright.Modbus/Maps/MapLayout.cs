using Coilwright.Modbus.Pdus;

namespace Coilwright.Modbus;

/// <summary>
/// Lays a map and its groups out: which requests read them, where each lies in the image, and which members there are. Counts are taken from
/// an image as far as it goes; where it ends before a count, the layout ends too. More of the image only adds to what was laid out before.
/// </summary>
/// <param name="root">What is read of the outermost map, which knows the device's limits.</param>
/// <param name="image">The image as far as it is known.</param>
internal ref struct MapLayout(MapOwn root, ReadOnlySpan<byte> image)
{
    private readonly ReadOnlySpan<byte> _image = image;
    private readonly List<MapBlock> _blocks = [];
    private readonly List<MapMember> _members = [];
    private readonly List<bool> _areRead = [];
    private readonly List<MapCount> _counts = [];
    private int _size;
    private int _limit;
    private bool _isStopped;

    public readonly IReadOnlyList<MapBlock> Blocks => _blocks;

    public readonly IReadOnlyList<MapMember> Members => _members;

    /// <summary>Where the counts lie in the image, and what they were.</summary>
    public readonly IReadOnlyList<MapCount> Counts => _counts;

    /// <summary>Whether every count was known.</summary>
    public readonly bool IsComplete => !_isStopped;

    /// <summary>Whether each member is read, rather than only known.</summary>
    public readonly IReadOnlyList<bool> AreRead => _areRead;

    public void Add(MapNode node)
    {
        AddBlocks(node);
        AddMembers(node);
        for (int i = 0; i < node.Groups.Length; i++)
        {
            node.Groups[i] = [];
            if (!_isStopped)
            {
                AddGroup(node, i);
            }
        }
    }

    // A block that follows the one before within the widest gap is read with it. Blocks of one map have been planned already.
    private void AddBlocks(MapNode node)
    {
        node.Offset = _size;
        foreach ((int i, MapBlock own) in node.Own.Blocks.Index())
        {
            MapBlock block = own with { Address = node.Address + own.Address };
            if (block.End > PduLimits.AddressCount)
            {
                throw new ModbusValueException(node.Plan.MapName, $"{node.Name}{node.Plan.MapName} would end at address {block.End - 1}, beyond 65535: a count is wrong.");
            }

            if (root.Limits.Forbid(block))
            {
                throw new ModbusValueException(node.Plan.MapName, $"{node.Name}{node.Plan.MapName} would reach into addresses {block.Address} to {block.End - 1}, some of which are forbidden: a count is wrong.");
            }

            int limit = Math.Min(root.Limits.MaxRegisters, node.Own.Limits.MaxRegisters);
            if (i == 0 && _blocks.Count > 0 && Join(_blocks[^1], block, node.Own.Limits.MaxGap) is { } joined && joined.Count <= Math.Min(_limit, limit))
            {
                int gap = joined.Size - _blocks[^1].Size - block.Size;
                _blocks[^1] = joined;
                _limit = Math.Min(_limit, limit);
                node.Offset += gap;
                _size += gap;
            }
            else
            {
                _blocks.Add(block);
                _limit = limit;
            }

            _size += block.Size;
        }

        // What a poll group leaves out takes its place all the same.
        node.End = node.Plan.Own.Blocks.Select(block => node.Address + block.End).Append(node.Address).Max();
    }

    private readonly MapBlock? Join(MapBlock before, MapBlock next, int maxGap)
    {
        int gap = next.Address - before.End;
        MapBlock joined = before with { Count = next.End - before.Address };
        bool isNear = before.Table == next.Table && gap >= 0 && gap <= Math.Max(root.Limits.MaxGap, maxGap);
        return isNear && !next.Table.IsBits() && !root.Limits.Forbid(joined) ? joined : null;
    }

    private readonly void AddMembers(MapNode node)
    {
        MapMember[] own = node.Own.Members;
        for (int i = 0; i < own.Length; i++)
        {
            node.Members[i] = node.Outer is null ? own[i] : own[i].MoveTo(_members.Count, node.Name + own[i].Name, node.Address + own[i].Address);
            _members.Add(node.Members[i]);
            _areRead.Add(node.Own.Polls(own[i]));
        }

        for (int i = 0; node.Outer is not null && i < own.Length; i++)
        {
            if (own[i].Scale is { } scale && node.OwnerOf(scale) is { } owner)
            {
                node.Members[i].ScaleBy(owner.Members[scale.Index]);
            }
        }
    }

    private void AddGroup(MapNode node, int index)
    {
        MapGroup group = node.Own.Groups[index];
        if ((group.After < 0 ? node.Address + group.Address : EndOf(node, group.After)) is not { } address
            || CountOf(node, group, address) is not { } count)
        {
            // What is not read is left as it is, whatever its number.
            node.Groups[index] = node.Own.Polls(group) ? [] : null;
            _isStopped = node.Own.Polls(group);
            return;
        }

        var elements = new MapNode[count];
        for (int i = 0; i < count && !_isStopped; i++)
        {
            string name = group.IsList ? FormattableString.Invariant($"{node.Name}{group.Name}[{i}].") : $"{node.Name}{group.Name}.";
            elements[i] = new MapNode(group.Element, node.Own.ElementOf(group), node, name, address);
            Add(elements[i]);
            address = group.Stride > 0 ? address + group.Stride : elements[i].End;
        }

        node.Groups[index] = _isStopped ? [.. elements.TakeWhile(element => element is not null)] : elements;
        node.End = Math.Max(node.End, Math.Max(address, count > 0 && !_isStopped ? elements[^1].End : 0));
    }

    private static int? EndOf(MapNode node, int group) => node.Groups[group] switch
    {
        null => null,
        [.., var last] => last.End,
        _ => node.Own.Groups[group] is { After: >= 0 } empty ? EndOf(node, empty.After) : node.Address + node.Own.Groups[group].Address,
    };

    private readonly int? CountOf(MapNode node, MapGroup group, int address)
    {
        if (group.CountMember is not { } declared)
        {
            return group.Count;
        }

        if (node.OwnerOf(declared) is not { } owner)
        {
            return null;
        }

        MapMember member = owner.Members[declared.Index];
        int own = owner.Own.OffsetOf(declared);
        int offset = owner.Offset + own;
        if (own < 0 || offset + (member.Count * 2) > _image.Length)
        {
            return null;
        }

        int value = Checked(member, member.ReadCount(_image[offset..]));
        _counts.Add(new MapCount(member, offset, _image.Slice(offset, member.Count * 2).ToArray()));
        if (group.CountFrom is not null)
        {
            return value;
        }

        int rest = member.Address + member.Count + value - address;
        int stride = group.Stride > 0 ? group.Stride : group.Element.Span;
        return rest <= 0 || stride == 0 ? 0 : rest / stride;
    }

    // There are no more addresses than that, whatever lies at each.
    private static int Checked(MapMember member, long value) => value is >= 0 and < PduLimits.AddressCount
        ? (int)value
        : throw new ModbusValueException(
            member.Name, FormattableString.Invariant($"{member.Name} says how many there are, 0 to {PduLimits.AddressCount - 1}, but was read as {value}."));
}
