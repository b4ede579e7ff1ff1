namespace Coilwright.Generators.Model;

/// <summary>
/// All that is printed for one register map. Equal for equal declarations, holds no symbol or syntax, and leaves nothing to be worked out:
/// offsets, literals and names that need escaping are settled here.
/// </summary>
/// <param name="HintName">What the names of the generated files begin with: <c>N.Outer.Meter</c>.</param>
/// <param name="HintSuffix">What they end with: the number of type parameters, and a hash where names differ in case only.</param>
/// <param name="Type">The type and what contains it.</param>
/// <param name="BaseMap">The nearest map that it is derived from, or <see langword="null"/>.</param>
/// <param name="IsReusable">Whether one object can be read into over and over.</param>
/// <param name="Construction">How a new map is made from values.</param>
/// <param name="Members">The members in declared order.</param>
/// <param name="Blocks">The read plan.</param>
/// <param name="Groups">The groups of other maps, in declared order.</param>
/// <param name="Outer">The containing map that members or groups refer to, or <see langword="null"/>: then it stands for itself.</param>
/// <param name="OuterName">A name for the field that holds it.</param>
/// <param name="MaxGap">How many unmapped registers a request may span.</param>
/// <param name="MaxRegisters">How many registers a request may ask for.</param>
/// <param name="Forbidden">What no request may touch.</param>
/// <param name="PollGroups">The poll groups, the default last.</param>
/// <param name="WriteGroups">The write groups, in order of their first member.</param>
internal sealed record RegisterMapModel(
    string HintName,
    string HintSuffix,
    TypeModel Type,
    string? BaseMap,
    bool IsReusable,
    ConstructionModel Construction,
    EquatableArray<MemberModel> Members,
    EquatableArray<BlockModel> Blocks,
    EquatableArray<GroupModel> Groups,
    string? Outer,
    string OuterName,
    int MaxGap,
    int MaxRegisters,
    EquatableArray<BlockModel> Forbidden,
    EquatableArray<ReadPlanModel> PollGroups,
    EquatableArray<WriteGroupModel> WriteGroups)
{
    /// <summary>How the whole map is read.</summary>
    public ReadPlanModel Whole => new("", Blocks, Members);

    /// <summary>Whether some members are scaled by members in other requests.</summary>
    public bool HasScaleElsewhere => Whole.HasScaleElsewhere;

    /// <summary>The bytes of all blocks.</summary>
    public int ImageSize => Blocks.Sum(block => block.Size);

    /// <summary>The members that a block carries, in order of address.</summary>
    public IEnumerable<MemberModel> MembersOf(int block) => Whole.MembersOf(block);
}
