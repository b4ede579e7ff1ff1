using Coilwright.Modbus.Pdus;

namespace Coilwright.Modbus;

/// <summary>
/// How a register map is read: the blocks, each one request, and the members they carry. The blocks of the map itself are computed at compile
/// time, those of its groups laid out from the elements' plans; immutable and safe to share.
/// </summary>
/// <remarks>
/// The <em>image</em> of a map is the data of all its blocks, one behind the other, each as a read response carries it: registers
/// big-endian, bits packed from the least significant bit of the first byte. The plan of a map whose groups are counted by registers
/// ends before the first count that is not known.
/// </remarks>
public sealed partial class MapPlan
{
    private readonly MapBlock[] _blocks;
    private readonly MapMember[] _members;
    private readonly MemberLocation[] _locations;
    private readonly int[] _offsets;
    private readonly MapCount[] _counts;

    /// <summary>Describes a plan. Called by generated code.</summary>
    /// <param name="mapName">The name of the map's type, for messages.</param>
    /// <param name="blocks">The requests of the map itself, in the order in which they are sent.</param>
    /// <param name="members">Its members by <see cref="MapMember.Index"/>; each lies inside exactly one block.</param>
    /// <param name="groups">Its groups.</param>
    /// <param name="maxGap">How many unmapped registers a request may span.</param>
    /// <param name="maxRegisters">How many registers a request may ask for.</param>
    /// <param name="pollGroups">Its poll groups, with those of its groups' elements.</param>
    /// <param name="forbidden">What no request may touch.</param>
    /// <param name="baseMap">The plan of the map that it is derived from, whose members are its first.</param>
    /// <exception cref="ArgumentException">A member lies in no block, or one of <paramref name="baseMap"/> is missing.</exception>
    public MapPlan(
        string mapName,
        MapBlock[] blocks,
        MapMember[] members,
        MapGroup[]? groups = null,
        int maxGap = 0,
        int maxRegisters = 125,
        MapPollGroup[]? pollGroups = null,
        MapBlock[]? forbidden = null,
        MapPlan? baseMap = null)
        : this(mapName, new MapOwn(blocks, members, groups ?? [], new MapLimits(maxGap, maxRegisters, forbidden ?? []), baseMap?.Own), pollGroups ?? [], [])
    {
        if (baseMap is not null)
        {
            Require(baseMap);
        }

        int decoded = Own.DecodeCount;
        for (int i = 0; i < _pollGroups.Length; i++)
        {
            MapOwn own = Own.For(_pollGroups[i], decoded);
            decoded += own.DecodeCount;
            _pollGroups[i].Join(i, new MapPlan(mapName, own, [], []));
        }
    }

    private MapPlan(string mapName, MapOwn own, MapPollGroup[] pollGroups, ReadOnlySpan<byte> image)
    {
        MapName = mapName;
        Own = own;
        _pollGroups = pollGroups;
        Root = new MapNode(this, own, null, "", 0);
        var layout = new MapLayout(own, image);
        layout.Add(Root);
        _blocks = [.. layout.Blocks];
        _members = [.. layout.Members];
        _counts = [.. layout.Counts];
        IsComplete = layout.IsComplete;
        _offsets = new int[_blocks.Length];
        for (int i = 0; i < _blocks.Length; i++)
        {
            _offsets[i] = ImageSize;
            ImageSize += _blocks[i].Size;
        }

        _locations = [.. _members.Zip(layout.AreRead, (member, isRead) => isRead ? Locate(member) : MemberLocation.Nowhere)];
        _scaleLocations = [.. _members.Select(member => ScaleOf(member) is { } scale ? _locations[scale.Index] : default)];
    }

    /// <summary>The name of the map's type.</summary>
    public string MapName { get; }

    /// <summary>The requests, in the order in which they are sent.</summary>
    public IReadOnlyList<MapBlock> Blocks => _blocks;

    /// <summary>The members in declared order, then those of the groups' elements, named as <c>Strings[3].Voltage</c>.</summary>
    public IReadOnlyList<MapMember> Members => _members;

    /// <summary>The size of the map's image in bytes.</summary>
    public int ImageSize { get; }

    /// <summary>Whether the number of elements of every group is known.</summary>
    public bool IsComplete { get; }

    /// <summary>The plan of a map, without an instance of it.</summary>
    public static MapPlan Of<TMap>()
        where TMap : IModbusRegisterMap<TMap> => TMap.Plan;

    /// <summary>A member by its name, also one of a group's element: <c>Strings[3].Voltage</c>.</summary>
    /// <typeparam name="T">The type of its property.</typeparam>
    /// <exception cref="ArgumentException">The plan has no such member of this type.</exception>
    public MapMember<T> Find<T>(string name) => Array.Find(_members, member => member.Name == name) as MapMember<T>
        ?? throw new ArgumentException($"{MapName} has no {name} of type {typeof(T).Name}.", nameof(name));

    /// <summary>The plan in a few words: <c>3 requests, 61 registers, 2 bits</c>.</summary>
    public override string ToString()
    {
        int registers = _blocks.Where(block => !block.Table.IsBits()).Sum(block => block.Count);
        int bits = _blocks.Where(block => block.Table.IsBits()).Sum(block => block.Count);
        var parts = new List<string> { Plural(_blocks.Length, "request") };
        if (registers > 0)
        {
            parts.Add(Plural(registers, "register"));
        }

        if (bits > 0)
        {
            parts.Add(Plural(bits, "bit"));
        }

        return string.Join(", ", parts);
    }

    /// <summary>The place of a member, also where it is of the same map with other counts; -1 if there is none of its name.</summary>
    internal int IndexOf(MapMember member)
    {
        if (member.Index < _members.Length && _members[member.Index].Name == member.Name)
        {
            return member.Index;
        }

        for (int i = 0; i < _members.Length; i++)
        {
            if (_members[i].Name == member.Name)
            {
                return i;
            }
        }

        return -1;
    }

    internal ReadOnlySpan<MapBlock> BlockSpan => _blocks;

    internal ReadOnlySpan<MapMember> MemberSpan => _members;

    /// <summary>Where the data of a block begins in the image.</summary>
    internal int OffsetOf(int block) => _offsets[block];

    /// <summary>Puts what was read of a block, all of it or a part, where it belongs in the image.</summary>
    /// <param name="index">The block.</param>
    /// <param name="range">What was read.</param>
    /// <param name="data">The data.</param>
    /// <param name="image">The image.</param>
    internal void Place(int index, in MapBlock range, ReadOnlySpan<byte> data, Span<byte> image)
    {
        image = image.Slice(_offsets[index], _blocks[index].Size);
        int distance = range.Address - _blocks[index].Address;
        if (range.Table.IsBits() && distance > 0)
        {
            PackedBits.Copy(data, 0, image, distance, range.Count);
        }
        else
        {
            data.CopyTo(image[(distance * 2)..]);
        }
    }

    /// <summary>Where a member lies.</summary>
    internal MemberLocation LocationOf(MapMember member) => _locations[member.Index];

    private MemberLocation Locate(MapMember member)
    {
        int index = Array.FindIndex(
            _blocks,
            block => block.Table == member.Table && block.Address <= member.Address && member.Address + member.Count <= block.End);
        if (index < 0)
        {
            throw new ArgumentException($"{MapName}.{member.Name} lies in no block of the plan.");
        }

        int distance = member.Address - _blocks[index].Address;
        return member.Table.IsBits()
            ? new MemberLocation(index, _offsets[index] + (distance / 8), distance % 8)
            : new MemberLocation(index, _offsets[index] + (distance * 2), 0);
    }

    private static string Plural(int count, string noun) => count == 1 ? $"1 {noun}" : $"{count} {noun}s";
}
