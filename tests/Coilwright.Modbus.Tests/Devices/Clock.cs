namespace Coilwright.Modbus.Tests.Devices;

/// <summary>A map whose time only means something as a whole.</summary>
[ModbusRegisterMap]
internal sealed partial class Clock
{
    [HoldingRegister(0)] public ushort Zone { get; set; }

    [HoldingRegister(1), Atomic("Time")] public ushort Hours { get; set; }

    [HoldingRegister(2), Atomic("Time")] public ushort Minutes { get; set; }

    [HoldingRegister(3), Atomic("Time")] public ushort Seconds { get; set; }

    [HoldingRegister(4)] public ushort Year { get; set; }
}
