namespace Coilwright.Generators.Model;

/// <summary>An argument of the map's constructor.</summary>
/// <param name="Parameter">The parameter's name, escaped.</param>
/// <param name="Member">The index of the member whose value it takes.</param>
internal sealed record ArgumentModel(string Parameter, int Member);
