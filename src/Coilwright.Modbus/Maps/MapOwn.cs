namespace Coilwright.Modbus;

/// <summary>What a map declares itself, before its groups are laid out.</summary>
internal sealed class MapOwn
{
    public MapOwn(MapBlock[] blocks, MapMember[] members, MapGroup[] groups, int maxGap, int maxRegisters)
    {
        Blocks = blocks;
        Members = members;
        Groups = groups;
        MaxGap = maxGap;
        MaxRegisters = maxRegisters;
        Offsets = new int[blocks.Length];
        for (int i = 1; i < blocks.Length; i++)
        {
            Offsets[i] = Offsets[i - 1] + blocks[i - 1].Size;
        }

        HasCounts = groups.Any(group => group.CountMember is not null || group.Element.HasCounts);
        HasScaleElsewhere = members.Any(
            member => member.Scale is { } scale && members.Contains(scale) && BlockOf(scale) != BlockOf(member));
    }

    public MapBlock[] Blocks { get; }

    public MapMember[] Members { get; }

    public MapGroup[] Groups { get; }

    public int MaxGap { get; }

    public int MaxRegisters { get; }

    /// <summary>Where the data of each block begins.</summary>
    public int[] Offsets { get; }

    public bool HasCounts { get; }

    /// <summary>Whether a scale lies in another block than what it scales.</summary>
    public bool HasScaleElsewhere { get; }

    private int BlockOf(MapMember member) => Array.FindIndex(
        Blocks, block => block.Table == member.Table && block.Address <= member.Address && member.Address < block.End);
}
