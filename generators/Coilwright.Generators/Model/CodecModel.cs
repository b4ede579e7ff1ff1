namespace Coilwright.Generators.Model;

/// <summary>How a value stands in its registers or bits.</summary>
internal abstract record CodecModel;

/// <summary>A coil or discrete input.</summary>
internal sealed record BitCodecModel : CodecModel;

/// <summary>Several coils or discrete inputs in a row.</summary>
internal sealed record BitArrayCodecModel : CodecModel;

/// <summary>A single bit of a register.</summary>
/// <param name="Bit">Which, as the device numbers them.</param>
/// <param name="Order">The order of the register's bytes.</param>
internal sealed record FlagCodecModel(int Bit, RegisterOrder Order) : CodecModel;

/// <summary>The bits of whole registers, the least significant of the first register first.</summary>
/// <param name="Order">The order of each register's bytes.</param>
internal sealed record FlagArrayCodecModel(RegisterOrder Order) : CodecModel;

/// <summary>Text, two bytes a register.</summary>
/// <param name="Form">How it stands there, as an expression of <c>RegisterText</c>, or nothing for plain UTF-8.</param>
internal sealed record StringCodecModel(string? Form) : CodecModel;

/// <summary>A value with a form of its own: a point in time, an address, or whatever a converter of the user's makes of its registers.</summary>
/// <param name="Form">Which.</param>
/// <param name="Order">The order of its bytes, where it is a number.</param>
/// <param name="Type">The value's type, never nullable.</param>
/// <param name="Converter">The user's class.</param>
/// <param name="NotAvailable">The raw patterns that say "no value", as literals.</param>
internal sealed record SpecialCodecModel(
    SpecialForm Form, RegisterOrder Order, string Type, string? Converter, EquatableArray<string> NotAvailable) : CodecModel;
