using Coilwright.Modbus;

namespace Coilwright.Generators.Tests.RoundTrips;

/// <summary>Everything but plain numbers.</summary>
[ModbusRegisterMap(MaxGap = 2)]
internal sealed partial class MixedMap
{
    [HoldingRegister(0)] public byte Byte { get; set; }
    [HoldingRegister(1)] public sbyte SignedByte { get; set; }
    [HoldingRegister(2)] public Level Level { get; set; }
    [HoldingRegister(3, Length = 4)] public string Text { get; set; } = "";
    [HoldingRegister(7, Bit = 0)] public bool First { get; set; }
    [HoldingRegister(7, Bit = 15)] public bool Last { get; set; }
    [HoldingRegister(7, Bit = 1, BitCount = 4)] public byte Nibble { get; set; }
    [HoldingRegister(7, Bit = 5, BitCount = 5, As = RegisterType.Int16)] public short Signed { get; set; }
    [HoldingRegister(8), NotAvailable(0x8000, 0x7FFF)] public short? Temperature { get; set; }
    [HoldingRegister(9), NotAvailable(0x7FC00000)] public float? Power { get; set; }
    [HoldingRegister(11, As = RegisterType.UInt32, Scale = 0.01, Order = RegisterOrder.CDAB), NotAvailable(0xFFFFFFFF)] public decimal? Energy { get; set; }
    [HoldingRegister(13), NotAvailable(0xFFFF)] public Level? MaybeLevel { get; set; }
    [HoldingRegister(14, Length = 2)] public bool[] Flags { get; set; } = new bool[32];
    [HoldingRegister(16, Length = 2)] public byte[] Blob { get; set; } = new byte[4];
    [HoldingRegister(18, Length = 2, As = RegisterType.Int16, Scale = 0.1)] public double[] Scaled { get; set; } = new double[2];
    [HoldingRegister(20, As = RegisterType.UInt16)] public int Wider { get; set; }
    [Coil(3)] public bool Coil { get; set; }
    [Coil(4, Length = 9)] public bool[] Coils { get; set; } = new bool[9];
    [DiscreteInput(100)] public bool Door { get; set; }
}
