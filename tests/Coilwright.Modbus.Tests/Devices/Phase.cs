namespace Coilwright.Modbus.Tests.Devices;

/// <summary>The element of a group.</summary>
[ModbusRegisterMap(MaxGap = 1)]
internal sealed partial class Phase
{
    [HoldingRegister(0)] public ushort Voltage { get; set; }

    [HoldingRegister(1)] public byte State { get; set; }
}
