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
        nested.Append(part, Offset - part.Length);
    }

    /// <summary>Decodes a nested message from its bytes; from none if it was absent, which gives one with all fields at their defaults.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly T Decode<T>(scoped in NestedBytes nested)
        where T : IMcpMessage<T> => NestedMessage.Decode<T>(nested.Bytes, nested.Offset, ref _state);

    /// <summary>Decodes a nested message from its bytes into an object, or into a new one if there is none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly T Decode<T>(scoped in NestedBytes nested, T? target)
        where T : class, IReusableMcpMessage<T> => NestedMessage.DecodeInto(nested.Bytes, nested.Offset, ref _state, target);

    /// <summary>Reads a nested message behind its length.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T ReadMessage<T>()
        where T : IMcpMessage<T>
    {
        ReadOnlySpan<byte> bytes = TakePrefixed();
        T message = NestedMessage.Decode<T>(bytes, Offset - bytes.Length, ref _state);
        StopIfFailed();
        return message;
    }

    /// <summary>Reads a nested message behind its length into an object, or into a new one if there is none.</summary>
    /// <param name="target">The object.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T ReadMessage<T>(T? target)
        where T : class, IReusableMcpMessage<T>
    {
        ReadOnlySpan<byte> bytes = TakePrefixed();
        T message = NestedMessage.DecodeInto(bytes, Offset - bytes.Length, ref _state, target);
        StopIfFailed();
        return message;
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
