using System.IO.Ports;
using Coilwright.Transports;

namespace Coilwright.Modbus.Serial;

/// <summary>Serial ports by <see cref="SerialPort"/>, where we don't speak to the system ourselves.</summary>
internal sealed class SystemSerialPortDriver : ISerialPortDriver
{
    public ITransportConnection Open(SerialPortSettings settings)
    {
        var port = new SerialPort(settings.Device, settings.BaudRate, ParityOf(settings.Parity), settings.DataBits)
        {
            StopBits = settings.StopBits == 1 ? StopBits.One : StopBits.Two,
        };
        try
        {
            port.Open();
            RaiseModemLines(port);
            port.DiscardInBuffer();
            return new SystemSerialPort(port);
        }
        catch (Exception error)
        {
            port.Dispose();
            if (error is ArgumentException)
            {
                throw new IOException($"{settings.Device} is no serial port, or cannot be set as asked ({error.Message}).", error);
            }

            throw;
        }
    }

    private static void RaiseModemLines(SerialPort port)
    {
        try
        {
            // Adapters that take their power from these lines are not rare.
            port.DtrEnable = true;
            port.RtsEnable = true;
        }
        catch (IOException)
        {
            // A port that has no such lines works without.
        }
    }

    private static Parity ParityOf(SerialParity parity) => parity switch
    {
        SerialParity.Even => Parity.Even,
        SerialParity.Odd => Parity.Odd,
        SerialParity.Mark => Parity.Mark,
        SerialParity.Space => Parity.Space,
        _ => Parity.None,
    };
}
