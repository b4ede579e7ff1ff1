using Coilwright.Generators.Model;
using Microsoft.CodeAnalysis;

namespace Coilwright.Generators.Parsing;

/// <summary>A field whose declaration is right.</summary>
internal sealed record ParsedField(FieldDeclaration Declaration, FieldType Type, ValueModel Value, ValueModel? Key) : IParsedProperty
{
    public IPropertySymbol Property => Declaration.Property;

    public string? SetBy => null;
}
