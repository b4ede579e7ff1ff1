using System.Buffers;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Unicode;
using CommunityToolkit.HighPerformance.Buffers;

namespace Coilwright.Mcp.Messages;

/// <summary>Strings and their UTF-8 bytes. Nearly all text on a plant's wire is ASCII, so that is tried first.</summary>
internal static class Utf8Text
{
    private const int MaxStackUnits = 64;
    private const int MaxBytesPerUnit = 3;
    private const int MaxOneByteLength = 0x7F;

    /// <summary>Reads a string, taking one that already holds the same text where there is one.</summary>
    /// <param name="bytes">The UTF-8 bytes.</param>
    /// <param name="reuse">A string that may hold the same text.</param>
    /// <returns>The string, or <see langword="null"/> if the bytes are not valid UTF-8.</returns>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static string? Read(ReadOnlySpan<byte> bytes, string? reuse) =>
        string.IsNullOrEmpty(reuse) ? ReadNew(bytes) : ReadAgain(bytes, reuse);

    /// <summary>Reads a string by way of the pool.</summary>
    /// <returns>The string, or <see langword="null"/> if the bytes are not valid UTF-8.</returns>
    public static string? ReadPooled(ReadOnlySpan<byte> bytes) => Utf8.IsValid(bytes) ? StringPool.Shared.GetOrAdd(bytes, Encoding.UTF8) : null;

    /// <summary>The number of bytes that a string takes.</summary>
    public static int SizeOf(string? text) => text is null ? 0 : Encoding.UTF8.GetByteCount(text);

    /// <summary>Writes a string behind its length. A lone surrogate becomes U+FFFD, as in Protocol Buffers.</summary>
    /// <returns>The position behind it.</returns>
    public static int WritePrefixed(Span<byte> destination, int position, string text)
    {
        if (text.Length <= AsciiText.MaxWriteLength && position < destination.Length && AsciiText.TryWrite(text, destination[(position + 1)..]))
        {
            destination[position] = (byte)text.Length;
            return position + 1 + text.Length;
        }

        return WriteAny(destination, position, text);
    }

    private static int WriteAny(Span<byte> destination, int position, string text)
    {
        int start = position + 1;
        if (text.Length <= MaxOneByteLength / MaxBytesPerUnit && start <= destination.Length && Encoding.UTF8.TryGetBytes(text, destination[start..], out int written))
        {
            destination[position] = (byte)written;
            return start + written;
        }

        // Long texts are measured first, which is little beside writing them.
        int size = SizeOf(text);
        start = VarInt.Write(destination, position, (uint)size);
        if (size > destination.Length - start)
        {
            MessageWriter.ThrowTooSmall(destination);
        }

        return start + Encoding.UTF8.GetBytes(text, destination[start..]);
    }

    private static string? ReadAgain(ReadOnlySpan<byte> bytes, string reuse) => IsSame(bytes, reuse) ? reuse : ReadNew(bytes);

    private static string? ReadNew(ReadOnlySpan<byte> bytes) =>
        bytes.IsEmpty ? ""
        : bytes.Length <= AsciiText.MaxReadLength && AsciiText.TryRead(bytes) is { } ascii ? ascii
        : ReadAny(bytes);

    /// <summary>Makes a text of any length from bytes, unless they are not valid UTF-8.</summary>
    private static string? ReadAny(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > MaxStackUnits)
        {
            return Ascii.IsValid(bytes) ? Encoding.Latin1.GetString(bytes)
                : Utf8.IsValid(bytes) ? Encoding.UTF8.GetString(bytes)
                : null;
        }

        // Never more units than bytes.
        Span<char> units = stackalloc char[MaxStackUnits];
        OperationStatus status = Utf8.ToUtf16(bytes, units, out _, out int written, replaceInvalidSequences: false);
        return status == OperationStatus.Done ? new string(units[..written]) : null;
    }

    private static bool IsSame(ReadOnlySpan<byte> bytes, string text)
    {
        if (bytes.Length == text.Length)
        {
            // Text of the same length in bytes and in UTF-16 units is ASCII.
            return AsciiText.IsSame(bytes, text);
        }

        if (bytes.Length < text.Length || bytes.Length > text.Length * (long)MaxBytesPerUnit)
        {
            return false;
        }

        ReadOnlySpan<char> rest = text;
        Span<char> units = stackalloc char[MaxStackUnits];
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
