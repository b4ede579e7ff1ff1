using Microsoft.CodeAnalysis;

namespace Coilwright.Generators.Parsing;

/// <summary>What a mapped property or field has to be, whatever its type.</summary>
internal static class PlainProperty
{
    /// <summary>What the property is instead of a plain one that every object has, in running text, or <see langword="null"/>.</summary>
    public static string? WhyNot(IPropertySymbol property) => property switch
    {
        { IsStatic: true } => "static",
        { IsIndexer: true } => "an indexer",
        { RefKind: not RefKind.None } => "returned by reference",
        { ExplicitInterfaceImplementations.IsEmpty: false } => "an explicit implementation of an interface",
        _ => null,
    };

    /// <summary>That the property is of its type, in running text.</summary>
    public static string OfType(IPropertySymbol property) => $"of type '{TypeNames.Readable(property.Type)}'";
}
