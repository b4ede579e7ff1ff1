namespace Coilwright.Generators.Model;

/// <summary>All that is printed for one register map.</summary>
internal sealed record RegisterMapModel;
