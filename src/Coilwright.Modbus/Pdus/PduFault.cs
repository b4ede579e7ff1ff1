namespace Coilwright.Modbus.Pdus;

/// <summary>What is wrong with a PDU.</summary>
public enum PduFault
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>It has not even a function code.</summary>
    Empty,

    /// <summary>Its function code is not one that the parser reads, or not the one that was asked for.</summary>
    UnexpectedFunction,

    /// <summary>It ends before the last of its fields.</summary>
    Truncated,

    /// <summary>Bytes follow its last field.</summary>
    TrailingBytes,

    /// <summary>Its quantity is 0 or beyond what the function code allows.</summary>
    QuantityOutOfRange,

    /// <summary>Its byte count is not what its quantity, or the quantity that was asked for, takes.</summary>
    ByteCountMismatch,

    /// <summary>The last register or bit that it names lies beyond address 65535.</summary>
    AddressOutOfRange,

    /// <summary>A coil is to be switched to something other than 0x0000 (off) or 0xFF00 (on).</summary>
    ValueNotAllowed,

    /// <summary>It should repeat fields of its request, and does not.</summary>
    EchoMismatch,

    /// <summary>It says that more follows, and from where it has been asked already.</summary>
    NoProgress,
}
