namespace Coilwright.Modbus.Tests.Devices;

/// <summary>A map of 60 registers in two tables, of the types that devices mostly have.</summary>
[ModbusRegisterMap]
internal sealed partial class Plant
{
    [InputRegister(0)]
    public float Power1 { get; set; }

    [InputRegister(2)]
    public float Power2 { get; set; }

    [InputRegister(4)]
    public float Power3 { get; set; }

    [InputRegister(6)]
    public float Power4 { get; set; }

    [InputRegister(8)]
    public float Power5 { get; set; }

    [InputRegister(10)]
    public float Power6 { get; set; }

    [InputRegister(12)]
    public float Power7 { get; set; }

    [InputRegister(14)]
    public float Power8 { get; set; }

    [InputRegister(16)]
    public float Power9 { get; set; }

    [InputRegister(18)]
    public float Power10 { get; set; }

    [InputRegister(20)]
    public float Power11 { get; set; }

    [InputRegister(22)]
    public float Power12 { get; set; }

    [InputRegister(24)]
    public float Power13 { get; set; }

    [InputRegister(26)]
    public float Power14 { get; set; }

    [InputRegister(28)]
    public float Power15 { get; set; }

    [InputRegister(30)]
    public float Power16 { get; set; }

    [HoldingRegister(0)]
    public uint Energy1 { get; set; }

    [HoldingRegister(2)]
    public uint Energy2 { get; set; }

    [HoldingRegister(4)]
    public uint Energy3 { get; set; }

    [HoldingRegister(6)]
    public uint Energy4 { get; set; }

    [HoldingRegister(8)]
    public uint Energy5 { get; set; }

    [HoldingRegister(10)]
    public uint Energy6 { get; set; }

    [HoldingRegister(12, As = RegisterType.UInt16, Scale = 0.1)]
    public double Limit1 { get; set; }

    [HoldingRegister(13, As = RegisterType.UInt16, Scale = 0.1)]
    public double Limit2 { get; set; }

    [HoldingRegister(14, As = RegisterType.UInt16, Scale = 0.1)]
    public double Limit3 { get; set; }

    [HoldingRegister(15, As = RegisterType.UInt16, Scale = 0.1)]
    public double Limit4 { get; set; }

    [HoldingRegister(16, As = RegisterType.UInt16, Scale = 0.1)]
    public double Limit5 { get; set; }

    [HoldingRegister(17, As = RegisterType.UInt16, Scale = 0.1)]
    public double Limit6 { get; set; }

    [HoldingRegister(18, As = RegisterType.UInt16, Scale = 0.1)]
    public double Limit7 { get; set; }

    [HoldingRegister(19, As = RegisterType.UInt16, Scale = 0.1)]
    public double Limit8 { get; set; }

    [HoldingRegister(20, Length = 8)]
    public string Name { get; set; } = "";
}
