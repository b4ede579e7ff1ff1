namespace Coilwright.Modbus;

/// <summary>What a map reads of itself, before its groups are laid out: all of it, or what one poll group names.</summary>
internal sealed class MapOwn
{
    private readonly bool[]? _polled;

    /// <summary>The whole map.</summary>
    public MapOwn(MapBlock[] blocks, MapMember[] members, MapGroup[] groups, MapLimits limits, MapOwn? inherited)
        : this(blocks, members, groups, limits, inherited, null, null)
    {
        HasCounts = groups.Any(group => group.CountMember is not null || group.Element.HasCounts);
    }

    private MapOwn(
        MapBlock[] blocks, MapMember[] members, MapGroup[] groups, MapLimits limits, MapOwn? inherited, string? pollGroup, MapMember[]? polled)
    {
        Inherited = inherited;
        Blocks = blocks;
        Members = members;
        Groups = groups;
        Limits = limits;
        PollGroup = pollGroup;
        _polled = polled is null ? null : [.. members.Select(member => polled.Contains(member))];
        Offsets = new int[blocks.Length];
        for (int i = 1; i < blocks.Length; i++)
        {
            Offsets[i] = Offsets[i - 1] + blocks[i - 1].Size;
        }

        bool hasScaleElsewhere = members.Any(
            member => Polls(member) && member.Scale is { } scale && members.Contains(scale) && BlockOf(scale) != BlockOf(member));
        DecodeCount = blocks.Length * (hasScaleElsewhere ? 2 : 1);
    }

    public MapBlock[] Blocks { get; }

    public MapMember[] Members { get; }

    public MapGroup[] Groups { get; }

    public MapLimits Limits { get; }

    /// <summary>The map that this one is derived from.</summary>
    public MapOwn? Inherited { get; }

    /// <summary>The poll group, or <see langword="null"/> for the whole map.</summary>
    public string? PollGroup { get; }

    /// <summary>Where the data of each block begins.</summary>
    public int[] Offsets { get; }

    /// <summary>Whether registers say how many elements a group, or a group of an element, has.</summary>
    public bool HasCounts { get; private init; }

    /// <summary>What <see cref="IReusableRegisterMap{TSelf}.DecodeBlock"/> calls its first block: those of the poll groups follow those of the whole map.</summary>
    public int FirstDecode { get; private init; }

    /// <summary>How many times <see cref="IReusableRegisterMap{TSelf}.DecodeBlock"/> is called: twice a block where scales lie in another.</summary>
    public int DecodeCount { get; }

    /// <summary>What a poll group reads.</summary>
    /// <param name="group">The group.</param>
    /// <param name="firstDecode">How many blocks, counted as they are decoded, come before its own.</param>
    public MapOwn For(MapPollGroup group, int firstDecode) =>
        new(group.Blocks, Members, Groups, Limits, Inherited, group.Name, group.Members)
        {
            HasCounts = HasCounts,
            FirstDecode = firstDecode,
        };

    /// <summary>Nothing of the map: it is only counted and measured.</summary>
    public MapOwn Nothing() => new([], Members, Groups, Limits, Inherited, "", []);

    /// <summary>Whether the map itself, or one that it is derived from, declares a member: in both it has the same place.</summary>
    public bool Declares(MapMember member)
    {
        for (MapOwn? own = this; own is not null; own = own.Inherited)
        {
            if (member.Index < own.Members.Length && ReferenceEquals(own.Members[member.Index], member))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether it needs no map around it but those given, because they or itself declare everything that scales or counts.</summary>
    public bool StandsAlone(params IEnumerable<MapOwn> around)
    {
        MapOwn[] known = [.. around, this];
        return Members.All(member => IsKnown(member.Scale)) && Groups.All(group => IsKnown(group.CountMember) && group.Element.Own.StandsAlone(known));

        bool IsKnown(MapMember? member) => member is null || known.Any(own => own.Declares(member));
    }

    /// <summary>Whether it reads a member.</summary>
    public bool Polls(MapMember member) => _polled is null || _polled[member.Index];

    /// <summary>Whether it reads a group, or a part of its elements.</summary>
    public bool Polls(MapGroup group) => PollGroup is null
        || (group.PollGroup is null ? group.Element.PollGroups.Count == 0 ? PollGroup == MapPollGroup.Default : group.Element.FindPollGroup(PollGroup) is not null
            : group.PollGroup == PollGroup);

    /// <summary>What it reads of each element of a group.</summary>
    public MapOwn ElementOf(MapGroup group) =>
        PollGroup is null || group.PollGroup == PollGroup ? group.Element.Own
        : !Polls(group) ? group.Element.Own.Nothing()
        : group.Element.FindPollGroup(PollGroup)?.Plan.Own ?? group.Element.Own;

    /// <summary>The data of a block, as it is decoded.</summary>
    public ReadOnlySpan<byte> Data(int block, ReadOnlySpan<byte> data)
    {
        int index = block % Blocks.Length;
        return data.Slice(Offsets[index], Blocks[index].Size);
    }

    /// <summary>Where a member's registers lie in the data of its blocks, or -1 if it is not read.</summary>
    public int OffsetOf(MapMember member)
    {
        int block = Polls(member) ? BlockOf(member) : -1;
        return block < 0 ? -1 : Offsets[block] + ((member.Address - Blocks[block].Address) * 2);
    }

    private int BlockOf(MapMember member) => Array.FindIndex(
        Blocks, block => block.Table == member.Table && block.Address <= member.Address && member.Address < block.End);
}
