namespace Coilwright.Generators.Model;

/// <summary>The member by which another is scaled.</summary>
/// <param name="Access">Its property, seen from the map of the scaled member: <c>V_SF</c> or <c>outer!.V_SF</c>.</param>
/// <param name="Reference">Its description: <c>global::N.InverterMembers.V_SF</c>.</param>
/// <param name="Member">What it is.</param>
/// <param name="IsDivisor">Whether it divides rather than being a power of ten.</param>
/// <param name="IsOuter">Whether it is a member of a map around this one.</param>
/// <param name="IsElsewhere">Whether it is a member of the same map in another request.</param>
internal sealed record ScaleSourceModel(
    string Access, string Reference, MemberModel Member, bool IsDivisor, bool IsOuter, bool IsElsewhere);
