using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Unicode;
using CommunityToolkit.HighPerformance.Buffers;

namespace Coilwright.Mcp.Messages;

/// <summary>Strings and their UTF-8 bytes. Nearly all text on a plant's wire is ASCII, so that is tried first.</summary>
internal static class Utf8Text
{
    /// <summary>Reads a string, taking one that already holds the same text where there is one.</summary>
    /// <param name="bytes">The UTF-8 bytes.</param>
    /// <param name="reuse">A string that may hold the same text.</param>
    /// <param name="text">The string.</param>
    /// <returns>Whether the bytes are valid UTF-8.</returns>
    public static bool TryRead(ReadOnlySpan<byte> bytes, string? reuse, [NotNullWhen(true)] out string? text)
    {
        if (reuse is not null && IsSame(bytes, reuse))
        {
            text = reuse;
            return true;
        }

        text = Ascii.IsValid(bytes) ? Encoding.Latin1.GetString(bytes)
            : Utf8.IsValid(bytes) ? Encoding.UTF8.GetString(bytes)
            : null;
        return text is not null;
    }

    /// <summary>Reads a string by way of the pool.</summary>
    public static bool TryReadPooled(ReadOnlySpan<byte> bytes, [NotNullWhen(true)] out string? text)
    {
        text = Utf8.IsValid(bytes) ? StringPool.Shared.GetOrAdd(bytes, Encoding.UTF8) : null;
        return text is not null;
    }

    /// <summary>The number of bytes that a string takes.</summary>
    public static int SizeOf(string? text) => text is null ? 0 : Encoding.UTF8.GetByteCount(text);

    /// <summary>Writes a string behind its length. A lone surrogate becomes U+FFFD, as in Protocol Buffers.</summary>
    /// <returns>The position behind it.</returns>
    public static int WritePrefixed(Span<byte> destination, int position, string text)
    {
        int start = position + VarInt.SizeOf((uint)text.Length);
        if (start <= destination.Length && Ascii.FromUtf16(text, destination[start..], out int written) == OperationStatus.Done)
        {
            if (written < 0x80)
            {
                destination[position] = (byte)written;
            }
            else
            {
                _ = VarInt.Write(destination, position, (uint)written);
            }

            return start + written;
        }

        int size = SizeOf(text);
        start = VarInt.Write(destination, position, (uint)size);
        if (size > destination.Length - start)
        {
            MessageWriter.ThrowTooSmall(destination);
        }

        return start + Encoding.UTF8.GetBytes(text, destination[start..]);
    }

    private static bool IsSame(ReadOnlySpan<byte> bytes, string text)
    {
        if (bytes.Length == text.Length)
        {
            // Text of the same length in bytes and in UTF-16 units is ASCII.
            return Ascii.Equals(bytes, text);
        }

        const int MaxBytesPerUnit = 3;
        if (bytes.Length < text.Length || bytes.Length > text.Length * (long)MaxBytesPerUnit)
        {
            return false;
        }

        ReadOnlySpan<char> rest = text;
        Span<char> units = stackalloc char[128];
        while (bytes.Length > 0)
        {
            OperationStatus status = Utf8.ToUtf16(bytes, units, out int read, out int written, replaceInvalidSequences: false);
            if (status is not (OperationStatus.Done or OperationStatus.DestinationTooSmall) || !rest.StartsWith(units[..written]))
            {
                return false;
            }

            bytes = bytes[read..];
            rest = rest[written..];
        }

        return rest.IsEmpty;
    }
}
