namespace Coilwright.Modbus.Pdus;

/// <summary>The limits of the application protocol (specification V1.1b3, 4.1 and 6).</summary>
public static class PduLimits
{
    /// <summary>The most bytes of a PDU, function code included: what is left of the 256 bytes of a serial frame.</summary>
    public const int MaxSize = 253;

    /// <summary>The addresses of a table: 0 to 65535.</summary>
    public const int AddressCount = 65536;

    /// <summary>The most coils or discrete inputs that one request reads (6.1, 6.2).</summary>
    public const int MaxReadBits = 2000;

    /// <summary>The most registers that one request reads (6.3, 6.4, 6.17).</summary>
    public const int MaxReadRegisters = 125;

    /// <summary>The most coils that one request writes (6.11).</summary>
    public const int MaxWriteBits = 1968;

    /// <summary>The most registers that one request writes (6.12).</summary>
    public const int MaxWriteRegisters = 123;

    /// <summary>The most registers that function code 23 writes (6.17).</summary>
    public const int MaxReadWriteRegisters = 121;

    /// <summary>The most registers that function code 8 returns as they were sent (6.8).</summary>
    public const int MaxQueryDataRegisters = 125;

    /// <summary>The most events of an event log (6.10).</summary>
    public const int MaxCommEvents = 64;

    /// <summary>The most bytes that a device says of itself (6.13).</summary>
    public const int MaxServerIdSize = MaxSize - 2;

    /// <summary>The registers of a file: 0 to 9999 (6.14).</summary>
    public const int FileRecordCount = 10_000;

    /// <summary>The most registers that one group of a request reads from a file (6.14).</summary>
    public const int MaxReadFileRegisters = 121;

    /// <summary>The most registers that one group of a request writes to a file (6.15).</summary>
    public const int MaxWriteFileRegisters = 122;

    /// <summary>The most registers of a queue (6.18).</summary>
    public const int MaxFifoRegisters = 31;
}
