namespace Coilwright.Generators.Emit;

/// <summary>The scale of a member that another member scales, where it is at hand.</summary>
/// <param name="Expression">An expression of the scale's value.</param>
/// <param name="IsDivisor">Whether it divides.</param>
internal readonly record struct ScaleUse(string Expression, bool IsDivisor);
