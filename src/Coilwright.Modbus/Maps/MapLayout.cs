using Coilwright.Modbus.Pdus;

namespace Coilwright.Modbus;

/// <summary>
/// Lays a map and its groups out: which requests read them, where each lies in the image, and which members there are. Counts are taken from
/// an image as far as it goes; where it ends before a count, the layout ends too. More of the image only adds to what was laid out before.
/// </summary>
internal ref struct MapLayout(ReadOnlySpan<byte> image)
{
    private readonly ReadOnlySpan<byte> _image = image;
    private readonly List<MapBlock> _blocks = [];
    private readonly List<MapMember> _members = [];
    private readonly List<MapCount> _counts = [];
    private int _size;
    private bool _isStopped;

    public readonly IReadOnlyList<MapBlock> Blocks => _blocks;

    public readonly IReadOnlyList<MapMember> Members => _members;

    /// <summary>Where the counts lie in the image, and what they were.</summary>
    public readonly IReadOnlyList<MapCount> Counts => _counts;

    /// <summary>Whether every count was known.</summary>
    public readonly bool IsComplete => !_isStopped;

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
        node.End = node.Address;
        for (int i = 0; i < node.Plan.OwnBlocks.Length; i++)
        {
            MapBlock block = node.Plan.OwnBlocks[i];
            block = block with { Address = node.Address + block.Address };
            if (block.End > PduLimits.AddressCount)
            {
                throw new ModbusValueException(node.Plan.MapName, $"{node.Name}{node.Plan.MapName} would end at address {block.End - 1}, beyond 65535: a count is wrong.");
            }

            int gap = i == 0 && _blocks.Count > 0 && _blocks[^1].Table == block.Table && !block.Table.IsBits() ? block.Address - _blocks[^1].End : -1;
            if (gap >= 0 && gap <= node.Plan.MaxGap && block.End - _blocks[^1].Address <= node.Plan.MaxRegisters)
            {
                _blocks[^1] = _blocks[^1] with { Count = block.End - _blocks[^1].Address };
                node.Offset += gap * 2;
                _size += gap * 2;
            }
            else
            {
                _blocks.Add(block);
            }

            _size += block.Size;
            node.End = Math.Max(node.End, block.End);
        }
    }

    private readonly void AddMembers(MapNode node)
    {
        ReadOnlySpan<MapMember> own = node.Plan.OwnMembers;
        for (int i = 0; i < own.Length; i++)
        {
            node.Members[i] = node.Outer is null ? own[i] : own[i].MoveTo(_members.Count, node.Name + own[i].Name, node.Address + own[i].Address);
            _members.Add(node.Members[i]);
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
        MapGroup group = node.Plan.Groups[index];
        int address = group.After < 0 ? node.Address + group.Address : EndOf(node, group.After);
        if (CountOf(node, group, address) is not { } count)
        {
            _isStopped = true;
            return;
        }

        var elements = new MapNode[count];
        for (int i = 0; i < count && !_isStopped; i++)
        {
            string name = group.IsList ? FormattableString.Invariant($"{node.Name}{group.Name}[{i}].") : $"{node.Name}{group.Name}.";
            elements[i] = new MapNode(group.Element, node, name, address);
            Add(elements[i]);
            address = group.Stride > 0 ? address + group.Stride : elements[i].End;
        }

        node.Groups[index] = _isStopped ? [.. elements.TakeWhile(element => element is not null)] : elements;
        node.End = Math.Max(node.End, Math.Max(address, count > 0 && !_isStopped ? elements[^1].End : 0));
    }

    private static int EndOf(MapNode node, int group) =>
        node.Groups[group] is [.., var last]
            ? last.End
            : node.Plan.Groups[group] is { After: >= 0 } empty ? EndOf(node, empty.After) : node.Address + node.Plan.Groups[group].Address;

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
        int offset = owner.Offset + owner.Plan.OwnOffsetOf(declared);
        if (offset + (member.Count * 2) > _image.Length)
        {
            return null;
        }

        int value = member.ReadCount(_image[offset..]);
        _counts.Add(new MapCount(member, offset, _image.Slice(offset, member.Count * 2).ToArray()));
        if (group.CountFrom is not null)
        {
            return value;
        }

        int rest = member.Address + member.Count + value - address;
        int stride = group.Stride > 0 ? group.Stride : group.Element.Span;
        return rest <= 0 || stride == 0 ? 0 : rest / stride;
    }
}
