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
        if (text.Length >= Vector128<byte>.Count)
        {
            nuint last = (nuint)(text.Length - Vector128<byte>.Count);
            Vector128<byte> bytes = Narrow(ref source, last, out Vector128<ushort> all);
            for (nuint index = 0; index < last; index += (nuint)Vector128<byte>.Count)
            {
                Narrow(ref source, index, out Vector128<ushort> units).StoreUnsafe(ref target, index);
                all |= units;
            }

            bytes.StoreUnsafe(ref target, last);
            return (all & Vector128.Create(NotAsciiUnit)) == Vector128<ushort>.Zero;
        }

        if (text.Length >= Vector128<ushort>.Count)
        {
            nuint last = (nuint)(text.Length - Vector128<ushort>.Count);
            Vector128<ushort> start = Vector128.LoadUnsafe(ref source);
            Vector128<ushort> end = Vector128.LoadUnsafe(ref source, last);
            Unsafe.WriteUnaligned(ref target, Narrow(start));
            Unsafe.WriteUnaligned(ref Unsafe.Add(ref target, last), Narrow(end));
            return ((start | end) & Vector128.Create(NotAsciiUnit)) == Vector128<ushort>.Zero;
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
    public static string? TryRead(ReadOnlySpan<byte> bytes) =>
        IsAscii(bytes) ? string.Create(bytes.Length, bytes, static (text, bytes) => Widen(bytes, text)) : null;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool IsAscii(ReadOnlySpan<byte> bytes)
    {
        ref byte source = ref MemoryMarshal.GetReference(bytes);
        if (bytes.Length >= Vector128<byte>.Count)
        {
            Vector128<byte> end = Vector128.LoadUnsafe(ref source, (nuint)(bytes.Length - Vector128<byte>.Count));
            return (Vector128.LoadUnsafe(ref source) | end).ExtractMostSignificantBits() == 0;
        }

        if (bytes.Length >= sizeof(ulong))
        {
            return ((Load<ulong>(ref source, 0) | Load<ulong>(ref source, bytes.Length - sizeof(ulong))) & NotAsciiBytes) == 0;
        }

        if (bytes.Length >= sizeof(uint))
        {
            return ((Load<uint>(ref source, 0) | Load<uint>(ref source, bytes.Length - sizeof(uint))) & unchecked((uint)NotAsciiBytes)) == 0;
        }

        return (bytes[0] | bytes[bytes.Length >> 1] | bytes[^1]) < 0x80;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Widen(ReadOnlySpan<byte> bytes, Span<char> text)
    {
        ref byte source = ref MemoryMarshal.GetReference(bytes);
        ref ushort target = ref Unsafe.As<char, ushort>(ref MemoryMarshal.GetReference(text));
        if (bytes.Length >= Vector128<byte>.Count)
        {
            int last = bytes.Length - Vector128<byte>.Count;
            Widen(Vector128.LoadUnsafe(ref source)).StoreUnsafe(ref target);
            Widen(Vector128.LoadUnsafe(ref source, (nuint)last)).StoreUnsafe(ref target, (nuint)last);
        }
        else if (bytes.Length >= sizeof(ulong))
        {
            int last = bytes.Length - sizeof(ulong);
            Widen(Load<ulong>(ref source, 0)).StoreUnsafe(ref target);
            Widen(Load<ulong>(ref source, last)).StoreUnsafe(ref target, (nuint)last);
        }
        else if (bytes.Length >= sizeof(uint))
        {
            int last = bytes.Length - sizeof(uint);
            Store(ref target, 0, Widen(Load<uint>(ref source, 0)));
            Store(ref target, last, Widen(Load<uint>(ref source, last)));
        }
        else
        {
            // Of one or two characters some are written twice.
            text[0] = (char)bytes[0];
            text[bytes.Length >> 1] = (char)bytes[bytes.Length >> 1];
            text[^1] = (char)bytes[^1];
        }
    }

    // Saturated as signed numbers, for which there is an instruction; ASCII is the same either way.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Narrow(Vector128<ushort> units) =>
        Vector128.NarrowWithSaturation(units.AsInt16(), units.AsInt16()).AsUInt64().ToScalar();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<byte> Narrow(ref ushort source, nuint index, out Vector128<ushort> all)
    {
        Vector128<ushort> first = Vector128.LoadUnsafe(ref source, index);
        Vector128<ushort> second = Vector128.LoadUnsafe(ref source, index + (nuint)Vector128<ushort>.Count);
        all = first | second;
        return Vector128.NarrowWithSaturation(first.AsInt16(), second.AsInt16()).AsByte();
    }

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
    private static ulong Widen(uint bytes) => Widen((ulong)bytes).AsUInt64().ToScalar();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<ushort> Widen(Vector128<byte> bytes) => Vector256.WidenLower(bytes.ToVector256Unsafe());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Load<T>(ref byte source, int index)
        where T : unmanaged => Unsafe.ReadUnaligned<T>(ref Unsafe.Add(ref source, index));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(ref ushort target, int index, ulong units) =>
        Unsafe.WriteUnaligned(ref Unsafe.As<ushort, byte>(ref Unsafe.Add(ref target, index)), units);
}
