using Microsoft.CodeAnalysis;

namespace Coilwright.Generators.Parsing;

/// <summary>A property that takes part in the wire format, be it of a map or of a message.</summary>
internal interface IParsedProperty
{
    IPropertySymbol Property { get; }

    /// <summary>The method that sets it, where the setter cannot be called.</summary>
    string? SetBy { get; }
}
