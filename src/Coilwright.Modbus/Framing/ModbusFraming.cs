namespace Coilwright.Modbus;

/// <summary>What stands around the PDUs that a transport carries.</summary>
public enum ModbusFraming
{
    /// <summary>The MBAP header of Modbus TCP: transaction id, length, unit (Modbus Messaging on TCP/IP, 3.1).</summary>
    Tcp,

    /// <summary>Unit and CRC, as on serial lines (Modbus over Serial Line V1.02, 2.5.1).</summary>
    Rtu,

    /// <summary>Hexadecimal digits between a colon and CR LF, with an LRC (Modbus over Serial Line V1.02, 2.5.2).</summary>
    Ascii,
}
