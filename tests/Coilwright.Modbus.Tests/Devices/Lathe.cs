namespace Coilwright.Modbus.Tests.Devices;

/// <summary>A map whose members share registers in every way that a map allows.</summary>
[ModbusRegisterMap]
internal sealed partial class Lathe
{
    [HoldingRegister(0)] public ulong Serial { get; set; }

    [HoldingRegister(0, Overlaps = true)] public uint SerialHigh { get; set; }

    [HoldingRegister(2, Overlaps = true)] public ushort SerialThird { get; set; }

    [HoldingRegister(3, Overlaps = true, Bit = 0)] public bool SerialIsOdd { get; set; }

    [HoldingRegister(4)] public uint Position { get; set; }

    [HoldingRegister(5, Overlaps = true)] public uint Shifted { get; set; }

    [HoldingRegister(7), Atomic("Time")] public ushort Hours { get; set; }

    [HoldingRegister(8)] public ushort State { get; set; }

    [HoldingRegister(9), Atomic("Time")] public ushort Minutes { get; set; }

    [HoldingRegister(10)] public ushort Speed { get; set; }

    [HoldingRegister(11), Atomic("Time")] public ushort Seconds { get; set; }

    [HoldingRegister(12)] public ushort Limit { get; set; }
}
