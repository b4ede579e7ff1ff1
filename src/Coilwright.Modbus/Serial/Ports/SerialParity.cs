namespace Coilwright.Modbus;

/// <summary>The parity bit of each character on a serial line. Even is what the specification asks for by default.</summary>
public enum SerialParity
{
    /// <summary>The number of ones is made even.</summary>
    Even,

    /// <summary>The number of ones is made odd.</summary>
    Odd,

    /// <summary>No parity bit.</summary>
    None,

    /// <summary>Always one.</summary>
    Mark,

    /// <summary>Always zero.</summary>
    Space,
}
