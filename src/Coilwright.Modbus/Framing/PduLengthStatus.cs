namespace Coilwright.Modbus.Framing;

/// <summary>What the first bytes of a PDU tell of its length.</summary>
public enum PduLengthStatus
{
    /// <summary>The length is known.</summary>
    Known,

    /// <summary>More bytes have to be seen first.</summary>
    NeedsMore,

    /// <summary>The function code does not tell; only a checksum can.</summary>
    Open,

    /// <summary>No PDU begins like this: no such function code in this direction, or a byte count beyond the largest PDU.</summary>
    Impossible,
}
