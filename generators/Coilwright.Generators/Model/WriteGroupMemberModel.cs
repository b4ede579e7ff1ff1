namespace Coilwright.Generators.Model;

/// <summary>A member of a write group.</summary>
/// <param name="Member">Its index among the members of the map.</param>
/// <param name="Placement">Where it lies in the data of all the group's requests.</param>
internal sealed record WriteGroupMemberModel(int Member, PlacementModel Placement);
