using System.Net;

namespace Coilwright.Modbus.Tests.Devices;

/// <summary>Arrays and addresses: such as hold whatever stands in their registers, and such as do not.</summary>
[ModbusRegisterMap]
internal sealed partial class Recorder
{
    [HoldingRegister(0, Length = 3, As = RegisterType.Bcd16)] public ushort[] Digits { get; set; } = new ushort[3];

    [HoldingRegister(3, Length = 2, As = RegisterType.Int16, Scale = 10)] public int[] Steps { get; set; } = new int[2];

    [HoldingRegister(5, Length = 2, As = RegisterType.UInt16)] public byte[]? Levels { get; set; } = new byte[2];

    [HoldingRegister(7, Length = 2, As = RegisterType.UInt32)] public float[] Rough { get; set; } = new float[1];

    [HoldingRegister(9, Length = 4)] public ushort[] Samples { get; set; } = new ushort[4];

    [HoldingRegister(13, Length = 1)] public bool[] Alarms { get; set; } = new bool[16];

    [HoldingRegister(14, Length = 2)] public IPAddress Gateway { get; set; } = IPAddress.Any;

    [HoldingRegister(16, Length = 2)] public string Name { get; set; } = "";

    [Coil(0, Length = 5)] public bool[] Zones { get; set; } = new bool[5];
}
