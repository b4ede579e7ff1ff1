using Coilwright.Generators.Model;
using Microsoft.CodeAnalysis;

namespace Coilwright.Generators.Parsing;

/// <summary>A mapped property whose declaration is right.</summary>
internal sealed record ParsedMember(MemberDeclaration Declaration, ParsedCodec Codec, RangeModel? ValueRange) : IParsedProperty
{
    public IPropertySymbol Property => Declaration.Property;

    public MemberAttribute Attribute => Declaration.Attribute;

    /// <summary>Whether a base of the map declares it.</summary>
    public bool IsInherited => !MapBases.Declares(Declaration.Map, Property);

    public string? SetBy { get; } = Inheritance.SetterOf(Declaration.Property, Declaration.Map, Declaration.Context.Known);

    public string Name => Declaration.Name;

    public RegisterTable Table => Attribute.Table;

    public AddressRange Range { get; } = new(Declaration.Attribute.Address, Codec.Count);

    /// <summary>The group that is read by one request.</summary>
    public string? Atomic { get; } =
        KnownSymbols.Find(Declaration.Property, Declaration.Context.Known.Atomic)?.Argument()?.Value as string;

    /// <summary>Whether one request can write it.</summary>
    public bool FitsWriteRequest => Codec.Count <= WritePlanner.Limit(Table);

    /// <summary>
    /// Whether its table and its setter let the client write it. A setter that only the map itself may call keeps it from that; a value that is
    /// given to the constructor has none.
    /// </summary>
    public bool IsMeantToBeWritten =>
        Table.IsWritable()
        && SetBy is null
        && (Property.SetMethod is not { DeclaredAccessibility: Accessibility.Private } || Property.DeclaredAccessibility == Accessibility.Private);

    /// <summary>Whether the client may write it.</summary>
    public bool IsWritable => IsMeantToBeWritten && FitsWriteRequest;
}
