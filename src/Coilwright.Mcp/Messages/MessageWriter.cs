using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace Coilwright.Mcp.Messages;

/// <summary>Writes the fields of one message, front to back, into a buffer that is large enough.</summary>
/// <remarks>Whatever does not fit is an <see cref="ArgumentException"/>; what stands in the buffer then is not a message.</remarks>
/// <param name="destination">The buffer.</param>
[method: MethodImpl(MethodImplOptions.AggressiveInlining)]
public ref partial struct MessageWriter(Span<byte> destination)
{
    private readonly Span<byte> _destination = destination;

    /// <summary>The number of bytes written so far.</summary>
    public int Position { readonly get; private set; }

    /// <summary>Writes a tag of the Tagged layout.</summary>
    /// <param name="tag">Field number and <see cref="WireType"/>.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void WriteTag(uint tag)
    {
        if (tag < 0x80)
        {
            WriteByte((byte)tag);
        }
        else
        {
            Position = VarInt.Write(_destination, Position, tag);
        }
    }

    /// <summary>Writes an integer of variable length.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void WriteVarInt<T>(T value)
        where T : unmanaged, IBinaryInteger<T> => WriteBits(VarInt.ToBits(value));

    /// <summary>Writes a signed integer in zigzag form.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void WriteZigZag<T>(T value)
        where T : unmanaged, IBinaryInteger<T>, ISignedNumber<T> => WriteBits(VarInt.ToZigZag(long.CreateTruncating(value)));

    /// <summary>Writes a boolean as one byte, 0 or 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void WriteBoolean(bool value) => WriteByte(value ? (byte)1 : (byte)0);

    /// <summary>Writes a number in its own bytes, the least significant first.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void WriteLittleEndian<T>(T value)
        where T : unmanaged
    {
        if (Unsafe.SizeOf<T>() == 1)
        {
            WriteByte(Unsafe.BitCast<T, byte>(value));
        }
        else
        {
            FixedSize.WriteLittleEndian(Take(Unsafe.SizeOf<T>()), value);
        }
    }

    /// <summary>Writes a number in its own bytes, the most significant first.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void WriteBigEndian<T>(T value)
        where T : unmanaged => FixedSize.WriteBigEndian(Take(Unsafe.SizeOf<T>()), value);

    /// <summary>Writes a string as UTF-8 behind its length.</summary>
    public void WriteString(string? value) => Position = Utf8Text.WritePrefixed(_destination, Position, value ?? "");

    /// <summary>Writes bytes behind their length.</summary>
    public void WriteBytes(ReadOnlySpan<byte> value)
    {
        WriteVarInt(value.Length);
        value.CopyTo(Take(value.Length));
    }

    /// <summary>Writes a nested message behind its length.</summary>
    /// <remarks>
    /// The length is known when the message has been written: one byte is kept free for it, and the few messages that need more are moved.
    /// So no nested message is measured again on the way down.
    /// </remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void WriteMessage<T>(T message)
        where T : IMcpMessage<T>
    {
        _ = Take(1);
        Position = EndMessage(_destination, Position, message.Encode(_destination[Position..]));
    }

    /// <summary>Refuses a one-of with more than one value.</summary>
    /// <param name="name">Message and one-of.</param>
    /// <param name="count">How many fields have a value.</param>
    /// <exception cref="InvalidOperationException">More than one has.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void CheckOneOf(string name, int count)
    {
        if (count > 1)
        {
            ThrowOneOf(name);
        }
    }

    /// <summary>The next bytes of the buffer, to be written by the caller.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal Span<byte> Take(int count)
    {
        int start = Position;
        if (count > _destination.Length - start)
        {
            ThrowTooSmall(_destination);
        }

        Position = start + count;
        return _destination.Slice(start, count);
    }

    [DoesNotReturn]
    internal static void ThrowTooSmall(Span<byte> destination) => throw new ArgumentException(
        $"The destination of {destination.Length.ToString(CultureInfo.InvariantCulture)} bytes is too small; GetEncodedSize() tells how many it takes.",
        nameof(destination));

    [DoesNotReturn]
    private static void ThrowOneOf(string name) =>
        throw new InvalidOperationException($"More than one field of {name} has a value, but it is one of them; set the others to null.");

    private static int EndMessage(Span<byte> destination, int start, int length)
    {
        int lengthSize = VarInt.SizeOf((uint)length);
        int end = start - 1 + lengthSize + length;
        if (lengthSize > 1)
        {
            if (end > destination.Length)
            {
                ThrowTooSmall(destination);
            }

            destination.Slice(start, length).CopyTo(destination[(start - 1 + lengthSize)..]);
        }

        _ = VarInt.Write(destination, start - 1, (uint)length);
        return end;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void WriteBits(ulong bits)
    {
        if (bits < 0x80)
        {
            WriteByte((byte)bits);
        }
        else
        {
            Position = VarInt.Write(_destination, Position, bits);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void WriteByte(byte value)
    {
        int position = Position;
        if ((uint)position >= (uint)_destination.Length)
        {
            ThrowTooSmall(_destination);
        }

        _destination[position] = value;
        Position = position + 1;
    }
}
