namespace Coilwright.Generators.Model;

/// <summary>Members that are written together.</summary>
/// <param name="Name">The group's name, not escaped.</param>
/// <param name="Blocks">The requests.</param>
/// <param name="Members">The members, in order of table and address.</param>
internal sealed record WriteGroupModel(
    string Name, EquatableArray<WriteBlockModel> Blocks, EquatableArray<WriteGroupMemberModel> Members)
{
    /// <summary>The group's property in the members class.</summary>
    public string PropertyName => Name + "Group";
}
