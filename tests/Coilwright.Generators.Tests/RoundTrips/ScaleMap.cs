using Coilwright.Modbus;

namespace Coilwright.Generators.Tests.RoundTrips;

[ModbusRegisterMap]
internal sealed partial class ScaleMap
{
    [HoldingRegister(0, As = RegisterType.UInt16, Scale = 0.1)] public double Tenth { get; set; }
    [HoldingRegister(1, As = RegisterType.Int16, Scale = 0.01)] public float Hundredth { get; set; }
    [HoldingRegister(2, As = RegisterType.UInt16, Scale = 0.1)] public decimal Exact { get; set; }
    [HoldingRegister(3, As = RegisterType.UInt16, Scale = 0.25, Offset = -40)] public double Offset { get; set; }
    [HoldingRegister(4, As = RegisterType.Int16, Scale = -0.3)] public double Negative { get; set; }
    [HoldingRegister(5, As = RegisterType.UInt16, Scale = 100.0 / 65535)] public double Percent { get; set; }
    [HoldingRegister(6, As = RegisterType.UInt16, Scale = 10, Offset = 5)] public int Integer { get; set; }
    [HoldingRegister(7, As = RegisterType.UInt64, Scale = 0.1)] public double Energy { get; set; }
    [HoldingRegister(11, As = RegisterType.Single, Scale = 0.001)] public double Single { get; set; }
    [HoldingRegister(13, As = RegisterType.UInt16)] public double Whole { get; set; }
    [HoldingRegister(14, As = RegisterType.Int16)] public decimal WholeDecimal { get; set; }
    [HoldingRegister(15, As = RegisterType.UInt16, Scale = 10)] public byte Narrow { get; set; }
    [HoldingRegister(16, As = RegisterType.UInt32, Scale = 1 / 3.6e6)] public double KilowattHours { get; set; }
    [HoldingRegister(18, As = RegisterType.Int16, Scale = 200.0 / 27648, Offset = -50)] public double Analogue { get; set; }
}
