using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Text;

namespace Coilwright.Mcp.Messages;

/// <summary>
/// Short ASCII text, which nearly all text on a plant's wire is: names and units of a few bytes, for which the framework's general methods
/// spend more time on setting out than on the way.
/// </summary>
/// <remarks>
/// Whatever the length, it is covered by loads of one width that may overlap: the first ones from the front, the last one up to the end.
/// </remarks>
internal static class AsciiText
{
    /// <summary>The longest text to be read this way.</summary>
    public const int MaxReadLength = 32;

    /// <summary>The longest text to be written this way.</summary>
    public const int MaxWriteLength = 64;

    private const ushort NotAsciiUnit = 0xFF80;
    private const ulong NotAsciiUnits = 0xFF80_FF80_FF80_FF80;
    private const ulong NotAsciiBytes = 0x8080_8080_8080_8080;

    /// <summary>Writes a text as bytes, unless it holds anything else than ASCII; what is written then means nothing.</summary>
    /// <param name="text">At most <see cref="MaxWriteLength"/> units.</param>
    /// <param name="destination">At least as many bytes.</param>
    /// <returns>Whether it is ASCII.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryWrite(ReadOnlySpan<char> text, Span<byte> destination)
    {
        if (destination.Length < text.Length)
        {
            return false;
        }

        ref ushort source = ref Unsafe.As<char, ushort>(ref MemoryMarshal.GetReference(text));
        ref byte target = ref MemoryMarshal.GetReference(destination);
        if (text.Length >= Vector128<ushort>.Count)
        {
            nuint last = (nuint)(text.Length - Vector128<ushort>.Count);
            Vector128<ushort> end = Vector128.LoadUnsafe(ref source, last);
            Vector128<ushort> all = end;
            for (nuint index = 0; index < last; index += (nuint)Vector128<ushort>.Count)
            {
                Vector128<ushort> units = Vector128.LoadUnsafe(ref source, index);
                all |= units;
                Unsafe.WriteUnaligned(ref Unsafe.Add(ref target, index), Narrow(units));
            }

            Unsafe.WriteUnaligned(ref Unsafe.Add(ref target, last), Narrow(end));
            return (all & Vector128.Create(NotAsciiUnit)) == Vector128<ushort>.Zero;
        }

        const int Half = sizeof(ulong) / sizeof(char);
        if (text.Length >= Half)
        {
            int last = text.Length - Half;
            ulong start = Unsafe.ReadUnaligned<ulong>(ref Unsafe.As<ushort, byte>(ref source));
            ulong end = Unsafe.ReadUnaligned<ulong>(ref Unsafe.As<ushort, byte>(ref Unsafe.Add(ref source, last)));
            Unsafe.WriteUnaligned(ref target, (uint)Narrow(Vector128.CreateScalarUnsafe(start).AsUInt16()));
            Unsafe.WriteUnaligned(ref Unsafe.Add(ref target, last), (uint)Narrow(Vector128.CreateScalarUnsafe(end).AsUInt16()));
            return ((start | end) & NotAsciiUnits) == 0;
        }

        int bits = 0;
        for (int index = 0; index < text.Length; index++)
        {
            bits |= text[index];
            destination[index] = (byte)text[index];
        }

        return bits < 0x80;
    }

    /// <summary>Makes a text from bytes, unless they hold anything else than ASCII.</summary>
    /// <param name="bytes">At least one byte and at most <see cref="MaxReadLength"/>.</param>
    /// <returns>The text, or <see langword="null"/>.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static string? TryRead(ReadOnlySpan<byte> bytes)
    {
        ref byte source = ref MemoryMarshal.GetReference(bytes);
        if (bytes.Length >= Vector128<byte>.Count)
        {
            Vector128<byte> start = Vector128.LoadUnsafe(ref source);
            Vector128<byte> end = Vector128.LoadUnsafe(ref source, (nuint)(bytes.Length - Vector128<byte>.Count));
            return (start | end).ExtractMostSignificantBits() != 0 ? null : string.Create(bytes.Length, bytes, static (text, bytes) =>
            {
                ref byte source = ref MemoryMarshal.GetReference(bytes);
                ref ushort target = ref Unsafe.As<char, ushort>(ref MemoryMarshal.GetReference(text));
                Widen(Vector128.LoadUnsafe(ref source)).StoreUnsafe(ref target);
                int last = text.Length - Vector128<byte>.Count;
                Widen(Vector128.LoadUnsafe(ref source, (nuint)last)).StoreUnsafe(ref target, (nuint)last);
            });
        }

        if (bytes.Length >= sizeof(ulong))
        {
            ulong start = Unsafe.ReadUnaligned<ulong>(ref source);
            ulong end = Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref source, bytes.Length - sizeof(ulong)));
            return ((start | end) & NotAsciiBytes) != 0 ? null : string.Create(bytes.Length, (start, end), static (text, parts) =>
            {
                ref ushort target = ref Unsafe.As<char, ushort>(ref MemoryMarshal.GetReference(text));
                Widen(parts.start).StoreUnsafe(ref target);
                Widen(parts.end).StoreUnsafe(ref target, (nuint)(text.Length - sizeof(ulong)));
            });
        }

        ulong packed = 0;
        for (int index = bytes.Length - 1; index >= 0; index--)
        {
            packed = (packed << 8) | bytes[index];
        }

        return (packed & NotAsciiBytes) != 0 ? null : string.Create(bytes.Length, packed, static (text, packed) =>
        {
            for (int index = 0; index < text.Length; index++)
            {
                text[index] = (char)(byte)(packed >> (8 * index));
            }
        });
    }

    // Saturated as signed numbers, for which there is an instruction; ASCII is the same either way.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Narrow(Vector128<ushort> units) =>
        Vector128.NarrowWithSaturation(units.AsInt16(), units.AsInt16()).AsUInt64().ToScalar();

    /// <summary>Whether bytes hold the same ASCII text.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <param name="text">A text of as many units.</param>
    public static bool IsSame(ReadOnlySpan<byte> bytes, ReadOnlySpan<char> text)
    {
        if (bytes.Length < sizeof(ulong))
        {
            return Ascii.Equals(bytes, text);
        }

        ref byte source = ref MemoryMarshal.GetReference(bytes);
        ref ushort target = ref Unsafe.As<char, ushort>(ref MemoryMarshal.GetReference(text));
        nuint last = (nuint)(bytes.Length - sizeof(ulong));
        ulong all = Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref source, last));
        Vector128<ushort> difference = Widen(all) ^ Vector128.LoadUnsafe(ref target, last);
        for (nuint index = 0; index < last; index += sizeof(ulong))
        {
            ulong part = Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref source, index));
            all |= part;
            difference |= Widen(part) ^ Vector128.LoadUnsafe(ref target, index);
        }

        return difference == Vector128<ushort>.Zero && (all & NotAsciiBytes) == 0;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<ushort> Widen(ulong bytes) => Vector128.WidenLower(Vector128.CreateScalarUnsafe(bytes).AsByte());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<ushort> Widen(Vector128<byte> bytes) => Vector256.WidenLower(bytes.ToVector256Unsafe());
}
