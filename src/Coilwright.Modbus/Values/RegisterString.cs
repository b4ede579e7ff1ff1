using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Unicode;

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
    /// <exception cref="ArgumentOutOfRangeException">The text is too long, or has half of a surrogate pair, for which UTF-8 has no bytes.</exception>
    public static void Write(Span<byte> data, string? value, string member)
    {
        OperationStatus status = Utf8.FromUtf16(value, data, out _, out int written, replaceInvalidSequences: false);
        if (status == OperationStatus.InvalidData)
        {
            throw new ArgumentOutOfRangeException(member, $"{member} cannot hold half of a surrogate pair; nothing was written.");
        }

        if (status != OperationStatus.Done)
        {
            throw new ArgumentOutOfRangeException(
                member, value, FormattableString.Invariant($"{member} is too long: its registers hold {data.Length} bytes of UTF-8."));
        }

        data[written..].Clear();
    }

    /// <summary>Reads text up to its trailing NULs and spaces.</summary>
    /// <param name="data">All its registers.</param>
    /// <param name="text">How it stands there.</param>
    /// <param name="current">What it was before: given back, and nothing allocated, if it is so still.</param>
    public static string Read(ReadOnlySpan<byte> data, RegisterText text, string? current)
    {
        Span<byte> bytes = stackalloc byte[MostBytes];
        bytes = bytes[..data.Length];
        data.CopyTo(bytes);
        if ((text & RegisterText.Swapped) != 0)
        {
            SwapRegisters(bytes);
        }

        if ((text & RegisterText.Ascii) != 0)
        {
            ReplaceForeign(bytes);
        }

        return Read(bytes, current);
    }

    /// <summary>Writes text and fills the rest as <paramref name="text"/> says; <see langword="null"/> is written as empty.</summary>
    /// <param name="data">All its registers.</param>
    /// <param name="value">The text.</param>
    /// <param name="text">How it is to stand there.</param>
    /// <param name="member">The name of the property, for the error.</param>
    /// <exception cref="ArgumentOutOfRangeException">The text is too long, or not ASCII where it has to be.</exception>
    public static void Write(Span<byte> data, string? value, RegisterText text, string member)
    {
        if ((text & RegisterText.Ascii) != 0 && !Ascii.IsValid(value))
        {
            throw new ArgumentOutOfRangeException(member, value, $"{member} takes ASCII only; nothing was written.");
        }

        Write(data, value, member);
        if ((text & RegisterText.SpacePadded) != 0)
        {
            data[data.TrimEnd((byte)0).Length..].Fill((byte)' ');
        }

        if ((text & RegisterText.Swapped) != 0)
        {
            SwapRegisters(data);
        }
    }

    /// <summary>Makes sure that registers hold text that can be written again, and allocates nothing: what is no UTF-8 would come back longer than it was.</summary>
    /// <exception cref="ArgumentOutOfRangeException">They do not.</exception>
    internal static void Check(ReadOnlySpan<byte> data, RegisterText text, string member)
    {
        Span<byte> bytes = stackalloc byte[MostBytes];
        bytes = bytes[..data.Length];
        data.CopyTo(bytes);
        if ((text & RegisterText.Swapped) != 0)
        {
            SwapRegisters(bytes);
        }

        bool isAscii = (text & RegisterText.Ascii) != 0;
        if (isAscii ? !Ascii.IsValid(bytes) : !Utf8.IsValid(bytes))
        {
            throw new ArgumentOutOfRangeException(member, $"{member} accepts {(isAscii ? "ASCII only" : "ASCII or UTF-8")}.");
        }
    }

    private static void SwapRegisters(Span<byte> bytes)
    {
        Span<ushort> registers = MemoryMarshal.Cast<byte, ushort>(bytes);
        BinaryPrimitives.ReverseEndianness(registers, registers);
    }

    private static void ReplaceForeign(Span<byte> bytes)
    {
        foreach (ref byte character in bytes)
        {
            character = character <= 0x7F ? character : (byte)'?';
        }
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
