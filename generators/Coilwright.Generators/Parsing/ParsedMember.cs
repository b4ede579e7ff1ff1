using Coilwright.Generators.Model;
using Microsoft.CodeAnalysis;

namespace Coilwright.Generators.Parsing;

/// <summary>A mapped property whose declaration is right.</summary>
internal sealed record ParsedMember(MemberDeclaration Declaration, ParsedCodec Codec, RangeModel? ValueRange) : IParsedProperty
{
    public IPropertySymbol Property => Declaration.Property;

    public MemberAttribute Attribute => Declaration.Attribute;

    public string Name => Declaration.Name;

    public RegisterTable Table => Attribute.Table;

    public AddressRange Range { get; } = new(Declaration.Attribute.Address, Codec.Count);

    /// <summary>Whether one request can write it.</summary>
    public bool FitsWriteRequest => Codec.Count <= WritePlanner.Limit(Table);
}
