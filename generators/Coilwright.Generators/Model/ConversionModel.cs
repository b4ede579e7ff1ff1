namespace Coilwright.Generators.Model;

/// <summary>How a raw value becomes a property's value, and back.</summary>
/// <param name="Kind">The way.</param>
/// <param name="ValueType">The property's numeric type as a keyword: an enum's underlying type, never nullable.</param>
/// <param name="EnumType">The enum, or <see langword="null"/> for plain numbers.</param>
/// <param name="Scale">Scale and offset, for the scaled kinds.</param>
internal sealed record ConversionModel(ConversionKind Kind, string ValueType, string? EnumType, ScaleModel? Scale);
