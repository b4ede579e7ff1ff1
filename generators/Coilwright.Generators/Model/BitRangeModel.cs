namespace Coilwright.Generators.Model;

/// <summary>Adjacent bits of one register.</summary>
/// <param name="Bit">The least significant of them.</param>
/// <param name="Count">How many.</param>
internal sealed record BitRangeModel(int Bit, int Count);
