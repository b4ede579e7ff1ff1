namespace Coilwright.Modbus.Server;

/// <summary>A request as it was received.</summary>
/// <param name="id">The transaction id; 0 where the framing has none.</param>
/// <param name="unit">The unit that is addressed.</param>
/// <param name="pdu">Function code and data, valid until more is read.</param>
internal readonly ref struct ServerRequest(ushort id, byte unit, ReadOnlySpan<byte> pdu)
{
    public ushort Id { get; } = id;

    public byte Unit { get; } = unit;

    public ReadOnlySpan<byte> Pdu { get; } = pdu;
}
