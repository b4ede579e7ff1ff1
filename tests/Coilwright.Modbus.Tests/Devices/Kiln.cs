namespace Coilwright.Modbus.Tests.Devices;

/// <summary>A map of a few wide blocks, of which a device may lack this or that: one block a table.</summary>
[ModbusRegisterMap(MaxGap = 4)]
internal sealed partial class Kiln
{
    [HoldingRegister(0), NotAvailable(0xFFFF)] public ushort? Top { get; set; }

    [HoldingRegister(1)] public ushort Middle { get; set; }

    [HoldingRegister(2)] public uint Energy { get; set; }

    [HoldingRegister(4)] public ushort Bottom { get; set; }

    [HoldingRegister(5, Bit = 0)] public bool IsHot { get; set; }

    [HoldingRegister(5, Bit = 2)] public bool IsOpen { get; set; }

    [HoldingRegister(9, Length = 3)] public ushort[] Curve { get; set; } = [];

    [HoldingRegister(12)] public byte Fan { get; set; }

    [InputRegister(0)] public ushort Hours { get; set; }

    [InputRegister(1)] public ushort Starts { get; set; }

    [Coil(3)] public bool Door { get; set; }

    [Coil(4)] public bool Light { get; set; }

    [Coil(6, Length = 7)] public bool[] Zones { get; set; } = [];
}
