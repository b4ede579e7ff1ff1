namespace Quickstart;

/// <summary>The speed of the meter's serial port.</summary>
public enum BaudRate : ushort
{
    /// <summary>9600 bit/s.</summary>
    Baud9600,

    /// <summary>19200 bit/s.</summary>
    Baud19200,

    /// <summary>115200 bit/s.</summary>
    Baud115200,
}
