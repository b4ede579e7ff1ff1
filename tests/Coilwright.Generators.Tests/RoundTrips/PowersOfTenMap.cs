using Coilwright.Modbus;

namespace Coilwright.Generators.Tests.RoundTrips;

/// <summary>Steps of a tenth to a millionth, fixed and from another register.</summary>
[ModbusRegisterMap]
internal sealed partial class PowersOfTenMap
{
    [HoldingRegister(0, As = RegisterType.Int16, Scale = 1e-1)] public double Tenths { get; set; }
    [HoldingRegister(1, As = RegisterType.Int16, Scale = 1e-2)] public double Hundredths { get; set; }
    [HoldingRegister(2, As = RegisterType.Int16, Scale = 1e-3)] public double Thousandths { get; set; }
    [HoldingRegister(3, As = RegisterType.Int16, Scale = 1e-4)] public double TenThousandths { get; set; }
    [HoldingRegister(4, As = RegisterType.Int16, Scale = 1e-5)] public double HundredThousandths { get; set; }
    [HoldingRegister(5, As = RegisterType.Int16, Scale = 1e-6)] public double Millionths { get; set; }
    [HoldingRegister(6, As = RegisterType.Int16, Scale = 1e-1)] public float SingleTenths { get; set; }
    [HoldingRegister(7, As = RegisterType.Int16, Scale = 1e-2)] public float SingleHundredths { get; set; }
    [HoldingRegister(8, As = RegisterType.Int16, Scale = 1e-3)] public float SingleThousandths { get; set; }
    [HoldingRegister(9, As = RegisterType.Int16, Scale = 1e-4)] public float SingleTenThousandths { get; set; }
    [HoldingRegister(10, As = RegisterType.Int16, Scale = 1e-5)] public float SingleHundredThousandths { get; set; }
    [HoldingRegister(11, As = RegisterType.Int16, Scale = 1e-6)] public float SingleMillionths { get; set; }
    [HoldingRegister(12, As = RegisterType.Int16, Scale = -0.01)] public double Negative { get; set; }
    [HoldingRegister(13, As = RegisterType.UInt16, Scale = 0.01, Offset = -40)] public double Shifted { get; set; }
    [HoldingRegister(14, As = RegisterType.UInt64, Scale = 0.01)] public double Long { get; set; }
    [HoldingRegister(18, As = RegisterType.Int16, Scale = 10)] public double Tens { get; set; }
    [HoldingRegister(19)] public short Exponent { get; set; }
    [HoldingRegister(20)] public ushort Parts { get; set; }
    [HoldingRegister(21, As = RegisterType.Int16, ScaleFrom = nameof(Exponent))] public float? Single { get; set; }
    [HoldingRegister(22, As = RegisterType.Int16, ScaleFrom = nameof(Parts), Scaling = RegisterScaling.Divisor)] public float? SingleShare { get; set; }
    [HoldingRegister(23, As = RegisterType.Int64, Scale = 0.001)] public double LongThousandths { get; set; }
    [HoldingRegister(27, As = RegisterType.Int64, Scale = 1e-6)] public double LongMillionths { get; set; }
    [HoldingRegister(31, As = RegisterType.Int16, Scale = -0.1)] public float SingleNegative { get; set; }
}
