using System.Buffers;

namespace Coilwright.Mcp.Frames;

/// <summary>The pooled memory behind a <see cref="McpPayload"/>.</summary>
internal sealed class PayloadBuffer
{
    private const int SmallSize = 1024;

    private readonly byte[] _small;
    private byte[] _buffer;
    private int _length;
    private int _version;

    private PayloadBuffer(int size) => _buffer = _small = new byte[size];

    /// <summary>Which use of this object it is.</summary>
    public int Version => Volatile.Read(ref _version);

    /// <summary>Rents an empty buffer.</summary>
    public static PayloadBuffer Rent() => ThreadLocalPool<PayloadBuffer>.TryRent(out PayloadBuffer? buffer) ? buffer : new PayloadBuffer(SmallSize);

    /// <summary>Rents memory and shows it.</summary>
    public static PayloadBuffer Rent(int length, out Span<byte> bytes)
    {
        PayloadBuffer buffer = Rent();
        bytes = buffer.SetLength(length);
        return buffer;
    }

    /// <summary>
    /// Copies bytes that are kept until somebody reads them, beside any number of others. What the pool has is used, and beyond that a small one takes no
    /// more than about its size: it is the peer who says how many there are.
    /// </summary>
    public static McpPayload Keep(in ReadOnlySequence<byte> bytes)
    {
        int length = (int)bytes.Length;
        if (length == 0)
        {
            return default;
        }

        if (!ThreadLocalPool<PayloadBuffer>.TryRent(out PayloadBuffer? buffer))
        {
            buffer = new PayloadBuffer(Math.Min(length, SmallSize));
        }

        bytes.CopyTo(buffer.SetLength(length));
        return new McpPayload(buffer);
    }

    /// <summary>Makes room in a buffer that is still empty, and shows it.</summary>
    public Span<byte> SetLength(int length)
    {
        _buffer = length <= _small.Length ? _small : ArrayPool<byte>.Shared.Rent(length);
        _length = length;
        return _buffer.AsSpan(0, length);
    }

    /// <summary>The bytes, for whoever holds the present use.</summary>
    public ReadOnlyMemory<byte> GetMemory(int version)
    {
        ObjectDisposedException.ThrowIf(version != Version, typeof(McpPayload));
        return _buffer.AsMemory(0, _length);
    }

    /// <summary>Ends a use, if it has not ended yet.</summary>
    public void Return(int version)
    {
        if (Interlocked.CompareExchange(ref _version, version + 1, version) != version)
        {
            return;
        }

        // Whoever rents it next finds it empty, whatever this use had in it.
        _length = 0;
        if (!ReferenceEquals(_buffer, _small))
        {
            ArrayPool<byte>.Shared.Return(_buffer);
            _buffer = _small;
        }

        if (_small.Length == SmallSize)
        {
            ThreadLocalPool<PayloadBuffer>.Return(this);
        }
    }
}
