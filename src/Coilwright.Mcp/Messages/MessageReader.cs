using System.Numerics;
using System.Runtime.CompilerServices;

namespace Coilwright.Mcp.Messages;

/// <summary>
/// Reads the fields of one message from its bytes. A failure is kept and leaves nothing more to read, so that callers look for it once,
/// at the end; values read after it mean nothing. Nothing here throws for what the bytes hold.
/// </summary>
/// <remarks>
/// Short paths are inlined; longer ones work on a copy that is then taken over, because only a local variable whose address never
/// leaves the method stays in registers.
/// </remarks>
public ref partial struct MessageReader
{
    private readonly ref DecodeState _state;
    private readonly int _origin;
    private ReadOnlySpan<byte> _data;
    private int _position;
    private uint _tag;
    private McpFormatFault _fault;
    private int _faultPosition;

    /// <summary>Begins to read a message.</summary>
    /// <param name="data">The bytes of the message, no more and no less.</param>
    /// <param name="state">Where the outermost message stands; gets what goes wrong.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public MessageReader(ReadOnlySpan<byte> data, ref DecodeState state)
    {
        _state = ref state;
        _origin = state.Origin;
        _data = data;
    }

    /// <summary>Whether anything was wrong up to here; called once, when the message has been read.</summary>
    /// <param name="schema">The message, to be named in the error.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly bool HasFailed(MessageSchema schema)
    {
        if (_fault == McpFormatFault.None && !_state.HasFailed)
        {
            return false;
        }

        _state.Fail(_fault, _origin + _faultPosition, (int)(_tag >> WireTypeBits), schema);
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
        where T : unmanaged => TryTake(Unsafe.SizeOf<T>(), out ReadOnlySpan<byte> bytes) ? FixedSize.ReadLittleEndian<T>(bytes) : default;

    /// <summary>Reads a number in its own bytes, the most significant first.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T ReadBigEndian<T>()
        where T : unmanaged => TryTake(Unsafe.SizeOf<T>(), out ReadOnlySpan<byte> bytes) ? FixedSize.ReadBigEndian<T>(bytes) : default;

    /// <summary>Whether this reader or one of a nested message failed.</summary>
    private readonly bool HasStopped => _fault != McpFormatFault.None || _state.HasFailed;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ulong ReadVarInt()
    {
        if ((uint)_position < (uint)_data.Length && _data[_position] < 0x80)
        {
            return _data[_position++];
        }

        VarIntRead read = VarInt.Read(_data[_position..]);
        if (read.Size <= 0)
        {
            Fail(read.Size == VarIntRead.Truncated ? McpFormatFault.Truncated : McpFormatFault.VarIntTooLong);
            return 0;
        }

        _position += read.Size;
        return read.Value;
    }

    /// <summary>Takes the next bytes, as long as there are so many.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool TryTake(int count, out ReadOnlySpan<byte> bytes)
    {
        if (count > _data.Length - _position)
        {
            Fail(McpFormatFault.Truncated);
            bytes = default;
            return false;
        }

        bytes = _data.Slice(_position, count);
        _position += count;
        return true;
    }

    /// <summary>Takes the bytes behind a length, which a limit may cap.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ReadOnlySpan<byte> TakePrefixed(int maxLength = int.MaxValue)
    {
        ulong length = ReadVarInt();
        if (length > (ulong)maxLength)
        {
            Fail(length > int.MaxValue ? McpFormatFault.LengthOutOfRange : McpFormatFault.TooLong);
            return default;
        }

        return TryTake((int)length, out ReadOnlySpan<byte> bytes) ? bytes : default;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Fail(McpFormatFault fault)
    {
        if (_fault == McpFormatFault.None)
        {
            _fault = fault;
            _faultPosition = _position;
        }

        _position = _data.Length;
    }
}
