namespace Coilwright.Modbus.Server;

/// <summary>The events of the log that function code 12 reads, a byte each (specification V1.1b3, 6.10).</summary>
internal static class CommEvent
{
    public const byte Restarted = 0x00;
    public const byte EnteredListenOnlyMode = 0x04;

    // Something was received, and what about it.
    public const byte Received = 0x80;
    public const byte ReceivedInListenOnlyMode = 0x20;
    public const byte ReceivedBroadcast = 0x40;

    // Something was sent, or would have been, and what about it.
    public const byte Sent = 0x40;
    public const byte SentInListenOnlyMode = 0x20;
    public const byte SentReadException = 0x01;
    public const byte SentAbortException = 0x02;
    public const byte SentBusyException = 0x04;
    public const byte SentNegativeAcknowledge = 0x08;
}
