using Coilwright.Modbus.Serial;

namespace Coilwright.Modbus.Tests.Serial;

public sealed class LinuxSerialPortTests
{
    [Fact]
    public void A_port_that_could_not_be_closed_is_not_opened()
    {
        if (!LinuxSerialPortDriver.IsSupported)
        {
            return;
        }

        // Flags that no system knows stand for a system that has run out of descriptors.
        IOException error = Assert.Throws<IOException>(() => LinuxSerialPort.CreateWake(flags: -1));
        Assert.Contains("Invalid argument", error.Message, StringComparison.Ordinal);
    }
}
