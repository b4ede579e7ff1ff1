using Coilwright.Modbus.Pdus;

namespace Coilwright.Modbus;

/// <summary>
/// The requests that read a plan from a unit, by what is known of what that refuses: its blocks as they are where nothing is, and what is
/// left of them where something is. Immutable and safe to share.
/// </summary>
internal sealed class MapRequests
{
    private readonly MapPlan _plan;
    private readonly ushort _baseAddress;
    private readonly MapBlock[] _ranges;
    private readonly byte[] _codes;

    public MapRequests(MapPlan plan, ushort baseAddress, UnitRefusals known)
    {
        _plan = plan;
        _baseAddress = baseAddress;
        Known = known;
        _ranges = RangesOf(plan);
        _codes = [.. plan.Members.Select(member => (byte)(plan.Reads(member) ? known.CodeOf(RangeOf(member).At(baseAddress)) : 0))];
        foreach (MapMember member in plan.Members)
        {
            // Without its scale a value says nothing.
            if (plan.Reads(member) && plan.ScaleOf(member) is { } scale && _codes[member.Index] == 0)
            {
                _codes[member.Index] = _codes[scale.Index];
            }
        }

        FirstRefused = plan.Members.FirstOrDefault(member => !IsRead(member));
        RefusedCount = plan.Counts.FirstOrDefault(count => !IsRead(count));
        Parts = [.. plan.Blocks.SelectMany(PartsOf)];
        Reads = [.. Parts.Select(part => part.Range.ToRequest(baseAddress))];
        Guards = [.. MakeGuards().Select(guard => guard.ToRequest(baseAddress))];
        GuardSize = Guards.Sum(guard => guard.DataSize);
    }

    /// <summary>What this was made by.</summary>
    public UnitRefusals Known { get; }

    /// <summary>What each request reads.</summary>
    public MapPart[] Parts { get; }

    /// <summary>The requests.</summary>
    public ReadRequest[] Reads { get; }

    /// <summary>
    /// What has to be the same before and after a read: scales and counts that lie in another request than what they are about, a
    /// request for each one that has such.
    /// </summary>
    public ReadRequest[] Guards { get; }

    /// <summary>The bytes of data that all guards answer.</summary>
    public int GuardSize { get; }

    /// <summary>A member that is not asked for, because the unit is known to refuse it; <see langword="null"/> where all are.</summary>
    public MapMember? FirstRefused { get; }

    /// <summary>The same of members that count: without them there is no telling what lies where.</summary>
    public MapMember? RefusedCount { get; }

    /// <summary>Why each member is not asked for: exception codes by the members' indexes; 0 for what is read. Empty where all of it is.</summary>
    public ReadOnlySpan<byte> Codes => FirstRefused is null ? [] : _codes;

    /// <summary>Whether a member is asked for.</summary>
    public bool IsRead(MapMember member) => _codes[member.Index] == 0;

    /// <summary>What a member is never split from: its own registers, or those of the whole atomic group that it belongs to.</summary>
    public MapBlock RangeOf(MapMember member) => _ranges[member.Index];

    private static MapBlock[] RangesOf(MapPlan plan)
    {
        MapBlock[] ranges = [.. plan.Members.Select(MapRanges.Of)];
        IEnumerable<MapMember> atomic = plan.Members.Where(member => member.AtomicGroup is not null && plan.Reads(member));

        // Each element of a group of maps has atomic groups of its own.
        foreach (IGrouping<(string, string?), MapMember> group in atomic.GroupBy(member => (member.Name[..(member.Name.LastIndexOf('.') + 1)], member.AtomicGroup)))
        {
            MapBlock span = MapRanges.Span(MapRanges.Distinct(group.Select(MapRanges.Of)));
            foreach (MapMember member in group)
            {
                ranges[member.Index] = span;
            }
        }

        return ranges;
    }

    private IEnumerable<MapPart> PartsOf(MapBlock block, int index)
    {
        MapMember[] members = [.. _plan.Members.Where(member => _plan.LocationOf(member).Block == index)];
        MapMember[] given = [.. members.Where(IsRead)];
        return given.Length == members.Length && IsAllowed(block)
            ? [new MapPart(index, block)]
            : MapRanges.Pack(MapRanges.Distinct(given.Select(RangeOf)), IsAllowed).Select(range => new MapPart(index, range));
    }

    private bool IsAllowed(MapBlock range) => Known.Allow(range.At(_baseAddress));

    private IEnumerable<MapBlock> MakeGuards()
    {
        IEnumerable<MapMember> scales = _plan.Members
            .Where(member => _plan.Reads(member) && _plan.ScaleOf(member) is { } scale && IsRead(member) && PartOf(scale) != PartOf(member))
            .Select(member => member.Scale!);
        IEnumerable<MapMember> counts = Parts.Length > 1 ? _plan.Counts.Where(IsRead) : [];
        return scales.Concat(counts).GroupBy(PartOf).OrderBy(samePart => samePart.Key).Select(samePart => MapRanges.Span(MapRanges.Distinct(samePart.Select(MapRanges.Of))));
    }

    private int PartOf(MapMember member) => Array.FindIndex(
        Parts, part => part.Range.Table == member.Table && part.Range.Address <= member.Address && member.Address + member.Count <= part.Range.End);
}
