using Coilwright.Connections;

namespace Coilwright.Modbus;

/// <summary>Which serial port, and how characters travel on it. Immutable.</summary>
public sealed record SerialPortSettings
{
    /// <summary>Names a port, with the settings that the specification asks for by default (Modbus over Serial Line V1.02, 2.5.1).</summary>
    /// <param name="device">As the operating system calls it: <c>/dev/ttyUSB0</c>, <c>COM3</c>.</param>
    public SerialPortSettings(string device)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(device);
        Device = device;
    }

    /// <summary>The port as the operating system calls it.</summary>
    public string Device { get; }

    /// <summary>Bits per second, 50 to 4,000,000; 19200 by default.</summary>
    public int BaudRate { get; init => field = OptionRange.Check(value, 50, 4_000_000); } = 19200;

    /// <summary>The parity bit; even by default.</summary>
    public SerialParity Parity { get; init; }

    /// <summary>Data bits of a character, 7 or 8; 8 by default, as RTU needs them.</summary>
    public int DataBits { get; init => field = OptionRange.Check(value, 7, 8); } = 8;

    /// <summary>Stop bits of a character, 1 or 2; 1 by default.</summary>
    public int StopBits { get; init => field = OptionRange.Check(value, 1, 2); } = 1;
}
