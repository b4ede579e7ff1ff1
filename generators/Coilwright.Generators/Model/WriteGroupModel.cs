namespace Coilwright.Generators.Model;

/// <summary>Members that are written together.</summary>
/// <param name="Name">The group's name, not escaped.</param>
/// <param name="Blocks">The requests.</param>
/// <param name="Scales">The requests that read the members' scales before; their data follows that of the others.</param>
/// <param name="Members">The members, in order of table and address, those behind the others that are scaled by another.</param>
internal sealed record WriteGroupModel(
    string Name, EquatableArray<WriteBlockModel> Blocks, EquatableArray<BlockModel> Scales, EquatableArray<WriteGroupMemberModel> Members)
{
    /// <summary>The group's property in the members class.</summary>
    public string PropertyName => Name + "Group";
}
