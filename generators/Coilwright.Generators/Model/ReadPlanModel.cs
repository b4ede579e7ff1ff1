namespace Coilwright.Generators.Model;

/// <summary>The requests that read a map, or one poll group of it.</summary>
/// <param name="Name">The poll group's name, or nothing for the whole map.</param>
/// <param name="Blocks">The requests.</param>
/// <param name="Members">The members that they carry, each placed in these requests.</param>
internal sealed record ReadPlanModel(string Name, EquatableArray<BlockModel> Blocks, EquatableArray<MemberModel> Members)
{
    /// <summary>Whether some members are scaled by members in other requests.</summary>
    public bool HasScaleElsewhere => Members.Any(member => member.Scale is { IsElsewhere: true });

    /// <summary>The members that a block carries, in order of address.</summary>
    public IEnumerable<MemberModel> MembersOf(int block) =>
        from member in Members
        where member.Placement.Block == block
        orderby member.Placement.Offset, member.Placement.Bit, member.Mask
        select member;
}
