namespace Coilwright.Generators.Model;

/// <summary>How a number stands on the wire. The names are those of the runtime's codecs.</summary>
internal enum NumberForm
{
    None,
    VarInt,
    ZigZag,
    LittleEndian,
    BigEndian,
}
