namespace Coilwright.Modbus.Tests.Devices;

/// <summary>A map of three poll groups, a request each.</summary>
[ModbusRegisterMap]
internal sealed partial class Oven
{
    [HoldingRegister(0, PollGroup = "fast")] public ushort Temperature { get; set; }

    [HoldingRegister(1, PollGroup = "fast")] public ushort Pressure { get; set; }

    [HoldingRegister(10, PollGroup = "slow")] public ushort Hours { get; set; }

    [HoldingRegister(20)] public ushort Version { get; set; }
}
