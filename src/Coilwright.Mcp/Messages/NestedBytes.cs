namespace Coilwright.Mcp.Messages;

/// <summary>
/// The bytes of a nested message, which may arrive in several parts: Protocol Buffers merges them, and decoding them joined does the same.
/// One part is not copied.
/// </summary>
public ref struct NestedBytes
{
    private byte[]? _joined;

    /// <summary>Whether any part arrived.</summary>
    public bool IsPresent { get; private set; }

    /// <summary>All parts, one behind the other.</summary>
    internal ReadOnlySpan<byte> Bytes { get; private set; }

    /// <summary>Where the last part stands in the outermost message.</summary>
    internal int Offset { get; private set; }

    internal void Append(ReadOnlySpan<byte> part, int offset)
    {
        if (!IsPresent)
        {
            IsPresent = true;
            Offset = offset;
            Bytes = part;
            return;
        }

        int length = checked(Bytes.Length + part.Length);
        if (_joined is null || length > _joined.Length)
        {
            // Doubling keeps many small parts from being copied over and over.
            byte[] larger = new byte[Math.Max(length, Math.Min(Array.MaxLength, 2L * Bytes.Length))];
            Bytes.CopyTo(larger);
            _joined = larger;
        }

        part.CopyTo(_joined.AsSpan(Bytes.Length));
        Bytes = _joined.AsSpan(0, length);
    }
}
