using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Coilwright.Generators.Parsing;

/// <summary>One thing that is wrong with a declaration.</summary>
/// <param name="Rule">What is wrong.</param>
/// <param name="Location">Where, taken from syntax so that a <c>#pragma</c> applies.</param>
/// <param name="Arguments">The arguments that <see cref="Parsing.Rule"/> lists, as text in the invariant culture.</param>
internal sealed record RuleViolation(Rule Rule, Location Location, ImmutableArray<string> Arguments);
