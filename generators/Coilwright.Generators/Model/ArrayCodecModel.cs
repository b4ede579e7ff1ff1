namespace Coilwright.Generators.Model;

/// <summary>An array of numbers.</summary>
/// <param name="ElementType">The element's type.</param>
/// <param name="Size">The bytes that one element fills.</param>
/// <param name="Order">The order of an element's bytes.</param>
/// <param name="Element">How one element is read and written where the array cannot be copied whole.</param>
internal sealed record ArrayCodecModel(string ElementType, int Size, RegisterOrder Order, NumberCodecModel? Element) : CodecModel;
