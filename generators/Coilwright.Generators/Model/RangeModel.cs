namespace Coilwright.Generators.Model;

/// <summary>What a write accepts, as literals of the property's type and as text.</summary>
internal sealed record RangeModel(string Min, string Max, string Text);
