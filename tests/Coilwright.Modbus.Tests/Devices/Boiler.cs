namespace Coilwright.Modbus.Tests.Devices;

/// <summary>A map with every kind of read and write: seven blocks, because no gap may be read.</summary>
[ModbusRegisterMap]
internal sealed partial class Boiler
{
    [InputRegister(0x0000)]
    public float Pressure { get; set; }

    [InputRegister(0x0010), NotAvailable(0x8000)]
    public short? Temperature { get; set; }

    [HoldingRegister(0x0014, As = RegisterType.UInt16, Scale = 0.1, Min = 0, Max = 100), WriteGroup("Limits")]
    public double Limit { get; set; }

    [HoldingRegister(0x0015), WriteGroup("Limits")]
    public ushort Hysteresis { get; set; }

    [HoldingRegister(0x0017, Write = RegisterWrite.Multiple)]
    public ushort Setpoint { get; set; }

    [HoldingRegister(0x0018)]
    public uint Energy { get; set; }

    [HoldingRegister(0x0020, Bit = 3)]
    public bool Alarm { get; set; }

    [Coil(0), WriteGroup("Limits")]
    public bool Relay { get; set; }

    [DiscreteInput(0)]
    public bool Door { get; set; }
}
