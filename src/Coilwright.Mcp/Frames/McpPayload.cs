namespace Coilwright.Mcp.Frames;

/// <summary>A body that was received, unpacked if it came compressed, in memory of the pool.</summary>
/// <remarks>
/// Belongs to whoever got it, who disposes of it once when done; the memory is used again after that. A copy of this value that
/// outlives the disposal throws instead of showing somebody else's bytes.
/// </remarks>
public readonly struct McpPayload : IDisposable, IEquatable<McpPayload>
{
    private readonly PayloadBuffer? _buffer;
    private readonly int _version;

    internal McpPayload(PayloadBuffer buffer)
    {
        _buffer = buffer;
        _version = buffer.Version;
    }

    /// <summary>The bytes. Valid until <see cref="Dispose"/>.</summary>
    /// <exception cref="ObjectDisposedException">The payload was disposed of.</exception>
    public ReadOnlyMemory<byte> Memory => _buffer is null ? default : _buffer.GetMemory(_version);

    /// <summary>The bytes. Valid until <see cref="Dispose"/>.</summary>
    /// <exception cref="ObjectDisposedException">The payload was disposed of.</exception>
    public ReadOnlySpan<byte> Span => Memory.Span;

    /// <summary>How many bytes there are.</summary>
    public int Length => Memory.Length;

    /// <summary>Whether two values are the same payload in the same memory.</summary>
    public static bool operator ==(McpPayload left, McpPayload right) => left.Equals(right);

    /// <summary>Whether two values are not the same payload.</summary>
    public static bool operator !=(McpPayload left, McpPayload right) => !left.Equals(right);

    /// <summary>Gives the memory back. Does nothing the second time.</summary>
    public void Dispose() => _buffer?.Return(_version);

    /// <inheritdoc />
    public bool Equals(McpPayload other) => ReferenceEquals(_buffer, other._buffer) && _version == other._version;

    /// <inheritdoc />
    public override bool Equals(object? obj) => obj is McpPayload other && Equals(other);

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(_buffer, _version);
}
