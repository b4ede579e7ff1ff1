namespace Coilwright.Modbus;

/// <summary>
/// The order in which the bytes of a value wider than one register arrive, in the letters that device manuals use: <c>A</c> is the most
/// significant byte of a 32-bit value, and the first two letters are the register at the lower address.
/// </summary>
/// <remarks>
/// On 64 bits ABCD means ABCDEFGH, CDAB means GHEFCDAB, BADC means BADCFEHG and DCBA means HGFEDCBA. BADC and DCBA swap the bytes of
/// single registers too, and the bits of flags and bit ranges are numbered after that swap, as the device itself numbers them: bit 0 then
/// arrives as bit 8. Strings and arrays of bytes ignore the order.
/// </remarks>
public enum RegisterOrder
{
    /// <summary>Most significant register first, most significant byte first: what the specification asks for (4.2).</summary>
    ABCD,

    /// <summary>Least significant register first, most significant byte first within each: "word swapped".</summary>
    CDAB,

    /// <summary>Most significant register first, bytes swapped within each: "byte swapped".</summary>
    BADC,

    /// <summary>Least significant byte first throughout: "little-endian".</summary>
    DCBA,
}
