using System.Runtime.InteropServices;
using Coilwright.Transports;
using Microsoft.Win32.SafeHandles;

namespace Coilwright.Modbus.Serial;

/// <summary>
/// Serial ports by the kernel itself. <see cref="System.IO.Ports"/> polls a thousand times a second on Linux while a read is pending, which a
/// device on batteries feels, and allocates for every read.
/// </summary>
internal sealed class LinuxSerialPortDriver : ISerialPortDriver
{
    /// <summary>Whether the system and its processor have the numbers that <see cref="LinuxSerial"/> knows.</summary>
    public static bool IsSupported => OperatingSystem.IsLinux() && RuntimeInformation.ProcessArchitecture is
        Architecture.X64 or Architecture.X86 or Architecture.Arm64 or Architecture.Arm or Architecture.RiscV64 or Architecture.LoongArch64;

    public ITransportConnection Open(SerialPortSettings settings)
    {
        const int Flags = LinuxSerial.OpenReadWrite | LinuxSerial.OpenWithoutBecomingTheTerminal
            | LinuxSerial.OpenWithoutWaiting | LinuxSerial.OpenWithoutInheriting;
        int descriptor = LinuxSerial.Open(settings.Device, Flags);
        if (descriptor < 0)
        {
            throw ErrorOf(settings.Device, "cannot be opened");
        }

        var port = new SafeFileHandle(descriptor, ownsHandle: true);
        try
        {
            if (LinuxSerial.Lock(port, LinuxSerial.LockExclusiveWithoutWaiting) != 0)
            {
                throw ErrorOf(settings.Device, "is in use by another program");
            }

            Configure(port, settings);
            return new LinuxSerialPort(port);
        }
        catch
        {
            port.Dispose();
            throw;
        }
    }

    private static void Configure(SafeFileHandle port, SerialPortSettings settings)
    {
        LinuxSerial.TerminalSettings terminal = default;
        if (LinuxSerial.Control(port, LinuxSerial.GetSettings, ref terminal) != 0)
        {
            throw ErrorOf(settings.Device, "is no serial port");
        }

        // No editing, no signals, no flow control, no translation: bytes as they are. A character with a wrong parity bit reads as zero,
        // so that the checksum finds it.
        bool hasParity = settings.Parity != SerialParity.None;
        terminal.Input = hasParity ? LinuxSerial.CheckParity : 0;
        terminal.Output = 0;
        terminal.Local = 0;
        terminal.Control = LinuxSerial.EnableReceiver | LinuxSerial.IgnoreModemLines | LinuxSerial.AnyBaudRate
            | (settings.DataBits == 8 ? LinuxSerial.EightBits : LinuxSerial.SevenBits)
            | (settings.StopBits == 2 ? LinuxSerial.TwoStopBits : 0)
            | ParityOf(settings.Parity);
        terminal.InputSpeed = terminal.OutputSpeed = (uint)settings.BaudRate;
        terminal.Characters = default;
        terminal.Characters[LinuxSerial.MinimumOfARead] = 1;
        if (LinuxSerial.Control(port, LinuxSerial.SetSettings, ref terminal) != 0
            || LinuxSerial.Control(port, LinuxSerial.Flush, LinuxSerial.FlushBoth) != 0)
        {
            throw ErrorOf(settings.Device, "cannot be set as asked");
        }
    }

    private static uint ParityOf(SerialParity parity) => parity switch
    {
        SerialParity.Even => LinuxSerial.EnableParity,
        SerialParity.Odd => LinuxSerial.EnableParity | LinuxSerial.OddParity,
        SerialParity.Mark => LinuxSerial.EnableParity | LinuxSerial.OddParity | LinuxSerial.StickParity,
        SerialParity.Space => LinuxSerial.EnableParity | LinuxSerial.StickParity,
        _ => 0,
    };

    private static Exception ErrorOf(string device, string problem)
    {
        int error = Marshal.GetLastPInvokeError();
        string message = $"The serial port {device} {problem} ({Marshal.GetPInvokeErrorMessage(error)}).";
        return error is LinuxSerial.AccessDenied or LinuxSerial.Busy or LinuxSerial.TryAgain
            ? new UnauthorizedAccessException(message)
            : new IOException(message);
    }
}
