namespace Coilwright;

/// <summary>Bytes that a <see cref="FrameTap"/> is shown. Over TLS they are those inside the encryption.</summary>
public readonly ref struct TappedBytes
{
    internal TappedBytes(TapDirection direction, string peer, DateTimeOffset time, ReadOnlySpan<byte> bytes)
    {
        Direction = direction;
        Peer = peer;
        Time = time;
        Bytes = bytes;
    }

    /// <summary>Which way they go.</summary>
    public TapDirection Direction { get; }

    /// <summary>The peer: a client's endpoint as its URI, or the address of whom a server serves.</summary>
    public string Peer { get; }

    /// <summary>When, by the wall clock.</summary>
    public DateTimeOffset Time { get; }

    /// <summary>The bytes.</summary>
    public ReadOnlySpan<byte> Bytes { get; }
}
