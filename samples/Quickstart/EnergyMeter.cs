using Coilwright.Modbus;

namespace Quickstart;

/// <summary>A three-phase energy meter, as its manual lists the registers. This is all there is to write: the client, the codec and the
/// read plan are generated, and the simulated meter is served from the same declaration.</summary>
[ModbusRegisterMap(Order = RegisterOrder.ABCD)]
public sealed partial class EnergyMeter
{
    [InputRegister(0x0000, Unit = "V")] public float VoltageL1 { get; set; }
    [InputRegister(0x0002, Unit = "V")] public float VoltageL2 { get; set; }
    [InputRegister(0x0004, Unit = "V")] public float VoltageL3 { get; set; }
    [InputRegister(0x0006, Unit = "A")] public float CurrentL1 { get; set; }
    [InputRegister(0x0008, Unit = "A")] public float CurrentL2 { get; set; }
    [InputRegister(0x000A, Unit = "A")] public float CurrentL3 { get; set; }
    [InputRegister(0x000C, Unit = "W")] public float PowerL1 { get; set; }
    [InputRegister(0x000E, Unit = "W")] public float PowerL2 { get; set; }
    [InputRegister(0x0010, Unit = "W")] public float PowerL3 { get; set; }
    [InputRegister(0x0012, Unit = "W")] public float Power { get; set; }
    [InputRegister(0x0014, Unit = "var")] public float ReactivePower { get; set; }
    [InputRegister(0x0016, Unit = "VA")] public float ApparentPower { get; set; }
    [InputRegister(0x0018)] public float PowerFactor { get; set; }
    [InputRegister(0x001A, As = RegisterType.UInt16, Scale = 0.01, Unit = "Hz")] public decimal Frequency { get; set; }
    [InputRegister(0x001B, As = RegisterType.Int16, Scale = 0.1, Unit = "°C"), NotAvailable(0x8000)] public double? Temperature { get; set; }
    [InputRegister(0x001C, As = RegisterType.UInt32, Scale = 0.01, Unit = "kWh")] public decimal EnergyImported { get; set; }
    [InputRegister(0x001E, As = RegisterType.UInt32, Scale = 0.01, Unit = "kWh")] public decimal EnergyExported { get; set; }
    [InputRegister(0x0020, Unit = "W")] public float PeakDemand { get; set; }
    [InputRegister(0x0022, As = RegisterType.UInt16, Scale = 0.1, Unit = "%")] public double DistortionL1 { get; set; }
    [InputRegister(0x0023, As = RegisterType.UInt16, Scale = 0.1, Unit = "%")] public double DistortionL2 { get; set; }
    [InputRegister(0x0024, As = RegisterType.UInt16, Scale = 0.1, Unit = "%")] public double DistortionL3 { get; set; }
    [InputRegister(0x0025)] public PhaseRotation Rotation { get; set; }
    [InputRegister(0x0026, Unit = "s")] public uint Uptime { get; set; }
    [InputRegister(0x0028, Bit = 0)] public bool Overload { get; set; }
    [InputRegister(0x0028, Bit = 1)] public bool PhaseMissing { get; set; }

    [HoldingRegister(0x0000, As = RegisterType.UInt16, Scale = 0.1, Min = 0, Max = 100, Unit = "A"), WriteGroup("Limits")]
    public double CurrentLimit { get; set; }

    [HoldingRegister(0x0001, Min = 1, Max = 60, Unit = "min"), WriteGroup("Limits")]
    public ushort DemandPeriod { get; set; }

    [HoldingRegister(0x0002, Unit = "W"), WriteGroup("Limits")] public float PowerLimit { get; set; }
    [HoldingRegister(0x0004)] public BaudRate Baud { get; set; }
    [HoldingRegister(0x0005, Unit = "A")] public ushort TransformerPrimary { get; set; }
    [HoldingRegister(0x0006, Unit = "A")] public ushort TransformerSecondary { get; set; }
    [HoldingRegister(0x0007, Bit = 0)] public bool BacklightAlwaysOn { get; set; }
    [HoldingRegister(0x0008, Length = 8)] public string SerialNumber { get; set; } = "";
    [HoldingRegister(0x0010, Length = 4)] public string Firmware { get; set; } = "";

    [Coil(0)] public bool Relay { get; set; }
    [Coil(1)] public bool AlarmAcknowledged { get; set; }
}
