namespace Coilwright.Modbus;

/// <summary>
/// What a PDU asks for (specification V1.1b3, 5 and 6). Codes that have no name here are kept as they are: any value from 1 to 127 may be
/// cast. The high bit marks an exception response and never belongs to a function code.
/// </summary>
public enum FunctionCode : byte
{
    /// <summary>Reads 1 to 2000 coils (6.1).</summary>
    ReadCoils = 1,

    /// <summary>Reads 1 to 2000 discrete inputs (6.2).</summary>
    ReadDiscreteInputs = 2,

    /// <summary>Reads 1 to 125 holding registers (6.3).</summary>
    ReadHoldingRegisters = 3,

    /// <summary>Reads 1 to 125 input registers (6.4).</summary>
    ReadInputRegisters = 4,

    /// <summary>Switches one coil on or off (6.5).</summary>
    WriteSingleCoil = 5,

    /// <summary>Writes one holding register (6.6).</summary>
    WriteSingleRegister = 6,

    /// <summary>Reads eight device-specific status bits; serial line only (6.7).</summary>
    ReadExceptionStatus = 7,

    /// <summary>Tests and counts of a serial line, by sub-function (6.8).</summary>
    Diagnostics = 8,

    /// <summary>Reads a status word and the count of completed messages; serial line only (6.9).</summary>
    GetCommEventCounter = 11,

    /// <summary>Reads the event counter and up to 64 events; serial line only (6.10).</summary>
    GetCommEventLog = 12,

    /// <summary>Writes 1 to 1968 coils (6.11).</summary>
    WriteMultipleCoils = 15,

    /// <summary>Writes 1 to 123 holding registers (6.12).</summary>
    WriteMultipleRegisters = 16,

    /// <summary>Reads a device-specific identification; serial line only (6.13).</summary>
    ReportServerId = 17,

    /// <summary>Reads groups of registers from files (6.14).</summary>
    ReadFileRecord = 20,

    /// <summary>Writes groups of registers to files (6.15).</summary>
    WriteFileRecord = 21,

    /// <summary>Changes single bits of one holding register (6.16).</summary>
    MaskWriteRegister = 22,

    /// <summary>Writes 1 to 121 holding registers, then reads 1 to 125 (6.17).</summary>
    ReadWriteMultipleRegisters = 23,

    /// <summary>Reads up to 31 registers of a queue (6.18).</summary>
    ReadFifoQueue = 24,

    /// <summary>Carries another interface's messages (6.19), above all Read Device Identification (6.21).</summary>
    EncapsulatedInterfaceTransport = 43,
}
