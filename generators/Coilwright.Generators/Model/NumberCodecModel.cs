namespace Coilwright.Generators.Model;

/// <summary>A number or enum.</summary>
/// <param name="Wire">The type on the wire.</param>
/// <param name="Order">The order of its bytes.</param>
/// <param name="Bits">The part of the register that it fills, unless all of it.</param>
/// <param name="Conversion">How the raw value becomes the property's.</param>
/// <param name="NotAvailable">The raw patterns that say "no value", as literals.</param>
internal sealed record NumberCodecModel(
    WireType Wire, RegisterOrder Order, BitRangeModel? Bits, ConversionModel Conversion, EquatableArray<string> NotAvailable) : CodecModel;
