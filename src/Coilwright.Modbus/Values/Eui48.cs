using System.Globalization;

namespace Coilwright.Modbus;

/// <summary>A hardware address of six bytes (IEEE EUI-48, a MAC address), as a value that costs no object.</summary>
public readonly record struct Eui48
{
    private const ulong Mask = 0xFFFF_FFFF_FFFF;

    /// <summary>Takes the address as a number, the first byte being the most significant of 48 bits.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number has more than 48 bits.</exception>
    public Eui48(ulong value)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(value, Mask);
        Value = value;
    }

    /// <summary>The address as a number, the first byte being the most significant of 48 bits.</summary>
    public ulong Value { get; }

    /// <summary>Reads an address as it is written: six bytes in hexadecimal, apart by <c>:</c> or <c>-</c> or not at all.</summary>
    /// <exception cref="FormatException">The text is no such address.</exception>
    public static Eui48 Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        string digits = text.Replace(":", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal);
        return digits.Length == 12 && ulong.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out ulong value)
            ? new(value)
            : throw new FormatException($"'{text}' is no hardware address: six bytes in hexadecimal, such as 02:00:5E:10:00:01.");
    }

    /// <summary>The address as it is written: <c>02:00:5E:10:00:01</c>.</summary>
    public override string ToString() => string.Create(17, Value, static (text, value) =>
    {
        for (int i = 0; i < 6; i++)
        {
            ((byte)(value >> (40 - (i * 8)))).TryFormat(text[(i * 3)..], out _, "X2", CultureInfo.InvariantCulture);
            if (i < 5)
            {
                text[(i * 3) + 2] = ':';
            }
        }
    });
}
