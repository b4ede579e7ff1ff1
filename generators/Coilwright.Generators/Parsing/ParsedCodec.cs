using Coilwright.Generators.Model;

namespace Coilwright.Generators.Parsing;

/// <summary>What a property's type and attribute come to on the wire.</summary>
/// <param name="Codec">How it is read and written.</param>
/// <param name="Count">How many registers or bits it spans.</param>
/// <param name="Wire">What stands there, for documentation.</param>
/// <param name="Mask">The bits of its register that belong to it.</param>
/// <param name="Number">What a number is, for its range.</param>
internal sealed record ParsedCodec(CodecModel Codec, int Count, string Wire, int Mask = 0xFFFF, ParsedNumber? Number = null);
