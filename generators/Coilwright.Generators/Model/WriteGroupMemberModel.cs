namespace Coilwright.Generators.Model;

/// <summary>A member of a write group.</summary>
/// <param name="Member">Its index among the members of the map.</param>
/// <param name="Placement">Where it lies in the data of all the group's requests.</param>
/// <param name="ScaleOffset">Where the scale lies there by which it is scaled, if another member says it.</param>
internal sealed record WriteGroupMemberModel(int Member, PlacementModel Placement, int? ScaleOffset);
