using System.Runtime.CompilerServices;

namespace Coilwright.Mcp.Messages;

public ref partial struct MessageReader
{
    /// <summary>Goes on to the next field of the Packed layout.</summary>
    /// <param name="number">Its number, to be named in errors.</param>
    /// <returns>Whether the message has it; an older one may end here.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool HasField(int number)
    {
        if (_position >= _data.Length)
        {
            return false;
        }

        _tag = (uint)number << WireTypeBits;
        return true;
    }

    /// <summary>Reads a value by its codec.</summary>
    /// <param name="reuse">What stood in this place before.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Read<T, TCodec>(T? reuse = default)
        where TCodec : IValueCodec<T>
    {
        MessageReader copy = this;
        T value = TCodec.Read(ref copy, reuse);
        this = copy;
        return value;
    }

    /// <summary>Reads the byte that says whether an optional field has a value: 0 or 1, nothing else.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool ReadPresence()
    {
        byte presence = ReadLittleEndian<byte>();
        if (presence > 1)
        {
            FailAt(_position - 1, McpFormatFault.ValueOutOfRange);
        }

        return presence == 1;
    }

    /// <summary>Passes over padding.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Skip(int count) => _ = _position == _data.Length || TryTake(count, out _);

    /// <summary>Reads a UTF-8 string of fixed length; it ends at the first zero byte.</summary>
    /// <param name="length">The bytes it takes.</param>
    /// <param name="reuse">A string that is returned if it holds the same text.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public string ReadFixedString(int length, string? reuse = null)
    {
        if (!TryTake(length, out ReadOnlySpan<byte> bytes))
        {
            return "";
        }

        int end = bytes.IndexOf((byte)0);
        return ToText(end < 0 ? bytes : bytes[..end], reuse);
    }

    /// <summary>Reads a byte array of fixed length.</summary>
    /// <param name="length">The bytes it takes.</param>
    /// <param name="reuse">An array that is overwritten and returned if it has the right length.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public byte[] ReadFixedBytes(int length, byte[]? reuse = null) => TryTake(length, out ReadOnlySpan<byte> bytes) ? ToArray(bytes, reuse) : [];

    /// <summary>Reads the items of a list behind their number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void ReadCounted<T, TCodec>(scoped ref ListBuilder<T> list)
        where TCodec : IValueCodec<T>
    {
        MessageReader copy = this;
        copy.ReadCountedCore<T, TCodec>(ref list);
        this = copy;
    }

    /// <summary>Reads a list of a fixed number of items.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void ReadFixedList<T, TCodec>(scoped ref ListBuilder<T> list, int count)
        where TCodec : IValueCodec<T>
    {
        MessageReader copy = this;
        copy.ReadNumbered<T, TCodec>(ref list, count);
        this = copy;
    }

    internal Guid ReadRawGuid() => TryTake(GuidSize, out ReadOnlySpan<byte> bytes) ? new(bytes, bigEndian: true) : default;

    internal T ReadInline<T>()
        where T : IFixedSizeMcpMessage<T>
    {
        int offset = Offset;
        T message = NestedMessage.Decode<T>(TryTake(T.EncodedSize, out ReadOnlySpan<byte> bytes) ? bytes : default, offset, ref _state);
        StopIfFailed();
        return message;
    }

    /// <summary>Refuses the value that was just read.</summary>
    internal void Refuse(McpFormatFault fault) => Fail(fault);

    private void ReadCountedCore<T, TCodec>(scoped ref ListBuilder<T> list)
        where TCodec : IValueCodec<T>
    {
        int start = _position;
        ulong count = ReadVarInt();
        if (count > (ulong)((_data.Length - _position) / Math.Max(1, TCodec.FixedSize)))
        {
            // Found before anything is allocated: so many items cannot follow.
            FailAt(start, count > int.MaxValue ? McpFormatFault.LengthOutOfRange : McpFormatFault.Truncated);
            return;
        }

        ReadNumbered<T, TCodec>(ref list, (int)count);
    }

    private void ReadNumbered<T, TCodec>(scoped ref ListBuilder<T> list, int count)
        where TCodec : IValueCodec<T>
    {
        if (count > _data.Length - _position || !list.TryReserve(count))
        {
            Fail(count > _data.Length - _position ? McpFormatFault.Truncated : McpFormatFault.TooLong);
            return;
        }

        if (TCodec.IsMemoryImage)
        {
            if (TryTake(count * TCodec.FixedSize, out ReadOnlySpan<byte> image))
            {
                list.AddImage(image, count);
            }

            return;
        }

        ReadItems<T, TCodec>(ref this, ref list, count);
    }
}
