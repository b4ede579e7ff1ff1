namespace Coilwright.Generators.Parsing;

/// <summary>A map whose attributes are right, before anything is settled that only printing needs.</summary>
/// <param name="Settings">What the map's attribute says.</param>
/// <param name="Members">The members in declared order.</param>
/// <param name="Groups">The groups in declared order.</param>
/// <param name="Plan">The requests that read them.</param>
internal sealed record ParsedMap(MapSettings Settings, IReadOnlyList<ParsedMember> Members, IReadOnlyList<ParsedGroup> Groups, ReadPlan Plan);
