using Coilwright.Generators.Model;

namespace Coilwright.Generators.Parsing;

/// <summary>The read plan of a whole map.</summary>
internal sealed class ReadPlan
{
    private static readonly RegisterTable[] Tables =
        [RegisterTable.Coil, RegisterTable.DiscreteInput, RegisterTable.InputRegister, RegisterTable.HoldingRegister];

    private readonly List<BlockModel> _blocks = [];

    private ReadPlan(IReadOnlyList<ParsedMember> members, MapSettings settings)
    {
        int offset = 0;
        foreach (RegisterTable table in Tables)
        {
            ParsedMember[] own = [.. members.Where(member => member.Table == table)];
            IEnumerable<AddressRange> values = own.Select(member => member.Range).Concat(AtomicGroups.SpansOf(own));
            foreach (AddressRange range in ReadPlanner.Plan(values, settings.ReadLimit(table), settings.MaxGap, settings.ForbiddenIn(table)))
            {
                var block = new BlockModel(table, range.Start, range.Count, offset);
                _blocks.Add(block);
                offset += block.Size;
            }
        }
    }

    /// <summary>The requests, table after table, each in order of address.</summary>
    public IReadOnlyList<BlockModel> Blocks => _blocks;

    /// <summary>Where a member lies in the data of all requests, for registers.</summary>
    public int OffsetOf(ParsedMember member)
    {
        PlacementModel place = Place(member);
        return _blocks[place.Block].Offset + place.Offset;
    }

    /// <summary>The request that asks for just the same, or -1.</summary>
    public int IndexOf(BlockModel block) => _blocks.FindIndex(
        other => (other.Table, other.Address, other.Count) == (block.Table, block.Address, block.Count));

    public static ReadPlan For(IReadOnlyList<ParsedMember> members, MapSettings settings) => new(members, settings);

    /// <summary>Where a member lies in its block.</summary>
    public PlacementModel Place(ParsedMember member)
    {
        int index = _blocks.FindIndex(
            block => block.Table == member.Table && new AddressRange(block.Address, block.Count).Contains(member.Range));
        int distance = member.Range.Start - _blocks[index].Address;
        return member.Table.IsBits() ? new(index, distance / 8, distance % 8) : new(index, distance * 2, 0);
    }
}
