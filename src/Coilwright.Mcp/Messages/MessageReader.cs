using System.Numerics;
using System.Runtime.CompilerServices;

namespace Coilwright.Mcp.Messages;

/// <summary>
/// Reads the fields of one message from its bytes. A failure is taken down and leaves nothing more to read, so that callers look for it once,
/// at the end; values read after it mean nothing. Nothing here throws for what the bytes hold.
/// </summary>
/// <remarks>
/// Short paths are inlined and lean, because the compiler's budget for a method is what a whole message has to do with. Longer ones take and
/// return what they need, or work on a copy that is then taken over: only a local variable whose address never leaves the method stays in
/// registers.
/// </remarks>
public ref partial struct MessageReader
{
    private readonly ref DecodeState _state;
    private ReadOnlySpan<byte> _data;
    private int _position;
    private uint _tag;

    /// <summary>Begins to read a message.</summary>
    /// <param name="data">The bytes of the message, no more and no less.</param>
    /// <param name="state">Where the outermost message stands; gets what goes wrong.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public MessageReader(ReadOnlySpan<byte> data, ref DecodeState state)
    {
        _state = ref state;
        _data = data;
    }

    /// <summary>Whether anything was wrong up to here; called once, when the message has been read.</summary>
    /// <param name="schema">The message, to be named in the error.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly bool HasFailed(MessageSchema schema)
    {
        if (!_state.HasFailed)
        {
            return false;
        }

        _state.FailedIn(schema);
        return true;
    }

    /// <summary>Reads an integer of variable length, cut to its width as Protocol Buffers does; one of 8 or 16 bits must fit.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T ReadVarInt<T>()
        where T : unmanaged, IBinaryInteger<T>
    {
        ulong bits = ReadVarInt();
        T value = VarInt.FromBits<T>(bits);
        if (Unsafe.SizeOf<T>() < sizeof(int) && VarInt.ToBits(value) != bits)
        {
            Fail(McpFormatFault.ValueOutOfRange);
        }

        return value;
    }

    /// <summary>Reads a signed integer in zigzag form.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T ReadZigZag<T>()
        where T : unmanaged, IBinaryInteger<T>, ISignedNumber<T>
    {
        ulong bits = ReadVarInt();
        if (Unsafe.SizeOf<T>() == sizeof(int))
        {
            bits = (uint)bits;
        }

        long wide = VarInt.FromZigZag(bits);
        T value = T.CreateTruncating(wide);
        if (Unsafe.SizeOf<T>() < sizeof(int) && long.CreateTruncating(value) != wide)
        {
            Fail(McpFormatFault.ValueOutOfRange);
        }

        return value;
    }

    /// <summary>Reads a boolean: a varint that is 0 or not.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool ReadBoolean() => ReadVarInt() != 0;

    /// <summary>Reads a number in its own bytes, the least significant first.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T ReadLittleEndian<T>()
        where T : unmanaged
    {
        int position = Pass(Unsafe.SizeOf<T>());
        return position < 0 ? default : FixedSize.ReadLittleEndian<T>(_data[position..]);
    }

    /// <summary>Reads a number in its own bytes, the most significant first.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T ReadBigEndian<T>()
        where T : unmanaged
    {
        int position = Pass(Unsafe.SizeOf<T>());
        return position < 0 ? default : FixedSize.ReadBigEndian<T>(_data[position..]);
    }

    /// <summary>Whether this reader or one of a nested message failed.</summary>
    private readonly bool HasStopped => _state.HasFailed;

    /// <summary>Where the last bytes that were read end, counted from the beginning of the outermost message.</summary>
    private readonly int Offset
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => _state.Origin + _position;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ulong ReadVarInt()
    {
        int position = _position;
        if ((uint)position < (uint)_data.Length && _data[position] < 0x80)
        {
            _position = position + 1;
            return _data[position];
        }

        VarIntRead read = VarInt.Read(_data, position);
        if (read.Size == 0)
        {
            Fail(read.Fault);
            return 0;
        }

        _position = position + read.Size;
        return read.Value;
    }

    /// <summary>Goes behind the next bytes, as long as there are so many.</summary>
    /// <returns>Where they begin, or -1.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int Pass(int count)
    {
        int position = _position;
        if (count > _data.Length - position)
        {
            Fail(McpFormatFault.Truncated);
            return -1;
        }

        _position = position + count;
        return position;
    }

    /// <summary>Takes the next bytes, as long as there are so many.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool TryTake(int count, out ReadOnlySpan<byte> bytes)
    {
        int position = Pass(count);
        bytes = position < 0 ? default : _data.Slice(position, count);
        return position >= 0;
    }

    /// <summary>Takes the bytes behind a length, which a limit may cap.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ReadOnlySpan<byte> TakePrefixed(int maxLength = int.MaxValue)
    {
        ulong length = ReadVarInt();
        int position = _position;
        if (length > (ulong)maxLength || (int)length > _data.Length - position)
        {
            Fail(length > int.MaxValue ? McpFormatFault.LengthOutOfRange : length > (ulong)maxLength ? McpFormatFault.TooLong : McpFormatFault.Truncated);
            return default;
        }

        _position = position + (int)length;
        return _data.Slice(position, (int)length);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Fail(McpFormatFault fault)
    {
        _state.Fail(fault, _position, _tag);
        _position = _data.Length;
    }
}
