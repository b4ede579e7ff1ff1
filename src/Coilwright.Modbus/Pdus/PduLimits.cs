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
}
