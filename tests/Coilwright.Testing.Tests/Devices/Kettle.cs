using Coilwright.Modbus;

namespace Coilwright.Testing.Tests.Devices;

[ModbusRegisterMap]
internal sealed partial class Kettle
{
    [InputRegister(0, As = RegisterType.Int16, Scale = 0.1, Unit = "°C")]
    public double Temperature { get; set; }

    [HoldingRegister(10)]
    public ushort Target { get; set; }
}
