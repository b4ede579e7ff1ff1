using Coilwright.Generators.Model;

namespace Coilwright.Generators.Parsing;

/// <summary>A number, half way between declaration and codec.</summary>
/// <param name="Type">The property's or element's type.</param>
/// <param name="Wire">The type on the wire.</param>
/// <param name="RawRange">The raw values, or <see langword="null"/> for Single and Double.</param>
internal sealed record ParsedNumber(NumberType Type, WireType Wire, IntegerRange? RawRange);
