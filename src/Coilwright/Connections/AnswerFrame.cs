namespace Coilwright.Connections;

/// <summary>An answer as it came, its payload still in the receive buffer.</summary>
internal readonly ref struct AnswerFrame(ushort id, int signature, ReadOnlySpan<byte> payload)
{
    /// <summary>The id of the request.</summary>
    public ushort Id { get; } = id;

    /// <summary>What else it shows of the request.</summary>
    public int Signature { get; } = signature;

    /// <summary>The payload, valid until the frame has been dealt with.</summary>
    public ReadOnlySpan<byte> Payload { get; } = payload;
}
