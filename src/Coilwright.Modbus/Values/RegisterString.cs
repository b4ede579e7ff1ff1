using System.Text;

namespace Coilwright.Modbus.Values;

/// <summary>Text in registers: ASCII or UTF-8, two bytes a register, the first in the high byte, whatever the order of numbers.</summary>
public static class RegisterString
{
    private const int MostBytes = 250;

    /// <summary>Reads text up to its trailing NULs and spaces.</summary>
    /// <param name="data">All its registers.</param>
    /// <param name="current">What it was before: given back, and nothing allocated, if it is so still.</param>
    public static string Read(ReadOnlySpan<byte> data, string? current)
    {
        ReadOnlySpan<byte> text = data.TrimEnd(" \0"u8);
        return text.IsEmpty ? "" : current is not null && IsSame(text, current) ? current : Encoding.UTF8.GetString(text);
    }

    /// <summary>Writes text and fills the rest with NULs; <see langword="null"/> is written as empty.</summary>
    /// <param name="data">All its registers.</param>
    /// <param name="value">The text.</param>
    /// <param name="member">The name of the property, for the error.</param>
    /// <exception cref="ArgumentOutOfRangeException">The text is too long.</exception>
    public static void Write(Span<byte> data, string? value, string member)
    {
        if (!Encoding.UTF8.TryGetBytes(value, data, out int written))
        {
            throw new ArgumentOutOfRangeException(
                member, value, FormattableString.Invariant($"{member} is too long: its registers hold {data.Length} bytes of UTF-8."));
        }

        data[written..].Clear();
    }

    private static bool IsSame(ReadOnlySpan<byte> text, string current)
    {
        if (Ascii.Equals(text, current))
        {
            return true;
        }

        if (text.Length > MostBytes || Ascii.IsValid(text))
        {
            return false;
        }

        Span<char> characters = stackalloc char[MostBytes];
        int count = Encoding.UTF8.GetChars(text, characters);
        return characters[..count].SequenceEqual(current);
    }
}
