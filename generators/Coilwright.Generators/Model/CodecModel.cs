namespace Coilwright.Generators.Model;

/// <summary>How a value stands in its registers or bits.</summary>
internal abstract record CodecModel;

/// <summary>A coil or discrete input.</summary>
internal sealed record BitCodecModel : CodecModel;

/// <summary>Several coils or discrete inputs in a row.</summary>
internal sealed record BitArrayCodecModel : CodecModel;

/// <summary>A single bit of a register.</summary>
internal sealed record FlagCodecModel(int Bit) : CodecModel;

/// <summary>The bits of whole registers, the least significant of the first register first.</summary>
internal sealed record FlagArrayCodecModel : CodecModel;

/// <summary>Text, two bytes a register.</summary>
internal sealed record StringCodecModel : CodecModel;
