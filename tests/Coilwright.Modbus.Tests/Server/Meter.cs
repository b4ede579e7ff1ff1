namespace Coilwright.Modbus.Tests.Server;

/// <summary>A small map of all four tables; register 0x15 and coils 1 and 2 are gaps inside its blocks.</summary>
[ModbusRegisterMap(MaxGap = 2)]
internal sealed partial class Meter
{
    [InputRegister(0x00)]
    public float Voltage { get; set; }

    [HoldingRegister(0x14, As = RegisterType.UInt16, Scale = 0.1, Min = 0, Max = 100)]
    public double Limit { get; set; }

    [HoldingRegister(0x16)]
    public uint Energy { get; set; }

    [HoldingRegister(0x18, Bit = 3)]
    public bool Alarm { get; set; }

    [HoldingRegister(0x18, Bit = 8, BitCount = 8, Min = 0, Max = 9)]
    public int Mode { get; set; }

    [Coil(0)]
    public bool Relay { get; set; }

    [Coil(3)]
    public bool Pump { get; set; }

    [DiscreteInput(0)]
    public bool Door { get; set; }
}
