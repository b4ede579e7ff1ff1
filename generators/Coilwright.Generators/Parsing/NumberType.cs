using Microsoft.CodeAnalysis;

namespace Coilwright.Generators.Parsing;

/// <summary>A number or enum as a property's type.</summary>
/// <param name="Special">The number's type, an enum's underlying type, or <see cref="Half"/>.</param>
/// <param name="EnumType">The enum's name, or <see langword="null"/> for plain numbers.</param>
internal sealed record NumberType(SpecialType Special, string? EnumType)
{
    /// <summary>Stands for System.Half, which the compiler knows as nothing special.</summary>
    public const SpecialType Half = SpecialType.None;

    public string Keyword => WireTypes.Keyword(Special);

    /// <summary>The type's name as generated code writes it.</summary>
    public string Name => EnumType ?? Keyword;

    public bool IsFractional => Range is null;

    public IntegerRange? Range => IntegerRange.Of(Special);

    /// <summary>The type, or <see langword="null"/> if it is neither number nor enum.</summary>
    public static NumberType? From(ITypeSymbol type) => type switch
    {
        INamedTypeSymbol { TypeKind: TypeKind.Enum, EnumUnderlyingType: { } underlying } =>
            new(underlying.SpecialType, TypeNames.Full(type)),
        _ when WireTypes.IsNumber(type.SpecialType) => new(type.SpecialType, null),
        INamedTypeSymbol { Name: "Half", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } } => new(Half, null),
        _ => null,
    };
}
