using Coilwright.Transports;

namespace Coilwright.Modbus;

/// <summary>
/// Opens serial ports. Implement it to bring a driver of your own (<see cref="SerialLineOptions.Driver"/>); the one that comes along
/// speaks to the kernel on Linux and goes by <see cref="System.IO.Ports"/> elsewhere.
/// </summary>
public interface ISerialPortDriver
{
    /// <summary>Opens a port for exclusive use and drops what it had received before. May block for a while.</summary>
    /// <exception cref="IOException">There is no such port, or it cannot be set as asked.</exception>
    /// <exception cref="UnauthorizedAccessException">The port is in use, or not to be used by this user.</exception>
    /// <returns>
    /// The open port. Its input ends or fails when the port is unplugged; closing it never waits for the line.
    /// </returns>
    ITransportConnection Open(SerialPortSettings settings);
}
