namespace Coilwright.Modbus;

/// <summary>How text stands in registers. Trailing NULs and spaces are never part of the text.</summary>
[Flags]
public enum RegisterText
{
    /// <summary>ASCII or UTF-8, the first character in the high byte, padded with NULs.</summary>
    Utf8 = 0,

    /// <summary>ASCII and nothing else: a write refuses other characters, a read shows other bytes as <c>?</c>.</summary>
    Ascii = 1,

    /// <summary>Padded with spaces.</summary>
    SpacePadded = 2,

    /// <summary>The bytes of each register swapped: the first character in the low byte.</summary>
    Swapped = 4,
}
