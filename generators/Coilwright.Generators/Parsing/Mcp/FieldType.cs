using Coilwright.Generators.Model;
using Microsoft.CodeAnalysis;

namespace Coilwright.Generators.Parsing;

/// <summary>A field's C# type, taken apart: whether it may be null, what collection it is, and of what.</summary>
/// <param name="Shape">How many values there are.</param>
/// <param name="Value">The type of the value, or of every item or entry.</param>
/// <param name="Key">The type of a map's keys.</param>
/// <param name="IsOptional">Whether the property may be null.</param>
internal sealed record FieldType(FieldShape Shape, ITypeSymbol Value, ITypeSymbol? Key, bool IsOptional)
{
    private const string Collections = "System.Collections.Generic.";

    public static FieldType Of(ITypeSymbol type)
    {
        if (type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable)
        {
            return new(FieldShape.Single, nullable.TypeArguments[0], null, IsOptional: true);
        }

        bool optional = type.IsReferenceType && type.NullableAnnotation == NullableAnnotation.Annotated;
        return type switch
        {
            IArrayTypeSymbol { Rank: 1, ElementType.SpecialType: not SpecialType.System_Byte } array =>
                new(FieldShape.Array, array.ElementType, null, optional),
            INamedTypeSymbol { IsGenericType: true } named => OfGeneric(named, optional),
            _ => new(FieldShape.Single, type.WithNullableAnnotation(NullableAnnotation.NotAnnotated), null, optional),
        };
    }

    private static FieldType OfGeneric(INamedTypeSymbol type, bool optional) => FullName(type) switch
    {
        Collections + "List" => new(FieldShape.List, type.TypeArguments[0], null, optional),
        Collections + "IList" or Collections + "IReadOnlyList" => new(FieldShape.ListInterface, type.TypeArguments[0], null, optional),
        Collections + "Dictionary" or Collections + "IDictionary" or Collections + "IReadOnlyDictionary" =>
            new(FieldShape.Map, type.TypeArguments[1], type.TypeArguments[0], optional),
        _ => new(FieldShape.Single, type.WithNullableAnnotation(NullableAnnotation.NotAnnotated), null, optional),
    };

    /// <summary>Namespace and name, without type parameters. A type that does not exist is in no namespace.</summary>
    public static string FullName(INamedTypeSymbol type) =>
        type is { ContainingType: null, ContainingNamespace.IsGlobalNamespace: false } ? $"{type.ContainingNamespace}.{type.Name}" : type.Name;
}
