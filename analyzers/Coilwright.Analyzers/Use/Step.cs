using Microsoft.CodeAnalysis;

namespace Coilwright.Analyzers.Use;

/// <summary>One thing that a round of a loop does.</summary>
/// <param name="Kind">What it means to the reads around it.</param>
/// <param name="Operation">What does it.</param>
internal readonly record struct Step(StepKind Kind, IOperation Operation);
