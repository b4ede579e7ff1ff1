using System.Runtime.CompilerServices;

namespace Coilwright.Mcp.Messages;

public ref partial struct MessageReader
{
    /// <summary>Takes the bytes of a nested message behind their length, to be decoded when the whole message has been seen.</summary>
    /// <param name="nested">The parts that arrived before; gets this one.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void ReadNested(scoped ref NestedBytes nested)
    {
        ReadOnlySpan<byte> part = TakePrefixed();
        nested.Append(part, _origin + _position - part.Length);
    }

    /// <summary>Decodes a nested message from its bytes; from none if it was absent, which gives one with all fields at their defaults.</summary>
    public readonly T Decode<T>(scoped in NestedBytes nested)
        where T : IMcpMessage<T> => Decode<T>(nested.Bytes, nested.Offset);

    /// <summary>Decodes a nested message from its bytes into an object, or into a new one if there is none.</summary>
    public readonly T Decode<T>(scoped in NestedBytes nested, T? target)
        where T : class, IReusableMcpMessage<T> => DecodeInto(nested.Bytes, nested.Offset, target);

    /// <summary>Reads a nested message behind its length.</summary>
    public T ReadMessage<T>()
        where T : IMcpMessage<T>
    {
        ReadOnlySpan<byte> bytes = TakePrefixed();
        T message = Decode<T>(bytes, _origin + _position - bytes.Length);
        StopIfFailed();
        return message;
    }

    /// <summary>Reads a nested message behind its length into an object, or into a new one if there is none.</summary>
    /// <param name="target">The object.</param>
    public T ReadMessage<T>(T? target)
        where T : class, IReusableMcpMessage<T>
    {
        ReadOnlySpan<byte> bytes = TakePrefixed();
        T message = DecodeInto(bytes, _origin + _position - bytes.Length, target);
        StopIfFailed();
        return message;
    }

    private readonly T Decode<T>(ReadOnlySpan<byte> bytes, int offset)
        where T : IMcpMessage<T>
    {
        T? message = default;
        if (_state.TryEnter(offset, out int outerOrigin))
        {
            _ = T.TryDecode(bytes, ref _state, out message);
            _state.Leave(outerOrigin);
        }
        else
        {
            _state.Fail(McpFormatFault.TooDeep, offset, field: 0, schema: null);
        }

        return message!;
    }

    private readonly T DecodeInto<T>(ReadOnlySpan<byte> bytes, int offset, T? target)
        where T : class, IReusableMcpMessage<T>
    {
        if (target is null)
        {
            return Decode<T>(bytes, offset);
        }

        if (_state.TryEnter(offset, out int outerOrigin))
        {
            _ = T.TryDecodeInto(bytes, ref _state, target);
            _state.Leave(outerOrigin);
        }
        else
        {
            _state.Fail(McpFormatFault.TooDeep, offset, field: 0, schema: null);
        }

        return target;
    }

    /// <summary>Leaves nothing more to read after a failure in something nested.</summary>
    private void StopIfFailed()
    {
        if (_state.HasFailed)
        {
            _position = _data.Length;
        }
    }
}
