using Coilwright.Modbus;

namespace Coilwright.Generators.Tests.RoundTrips;

[ModbusRegisterMap(Order = RegisterOrder.ABCD)]
internal sealed partial class AbcdMap : INumberMap
{
    [HoldingRegister(0)] public short Int16 { get; set; }
    [HoldingRegister(1)] public ushort UInt16 { get; set; }
    [HoldingRegister(2)] public int Int32 { get; set; }
    [HoldingRegister(4)] public uint UInt32 { get; set; }
    [HoldingRegister(6)] public long Int64 { get; set; }
    [HoldingRegister(10)] public ulong UInt64 { get; set; }
    [HoldingRegister(14)] public float Single { get; set; }
    [HoldingRegister(16)] public double Double { get; set; }
    [HoldingRegister(20, Length = 2)] public ushort[] Words { get; set; } = new ushort[2];
    [HoldingRegister(22, Length = 4)] public int[] DoubleWords { get; set; } = new int[2];
    [HoldingRegister(26, Length = 8)] public double[] QuadWords { get; set; } = new double[2];
}

[ModbusRegisterMap(Order = RegisterOrder.CDAB)]
internal sealed partial class CdabMap : INumberMap
{
    [HoldingRegister(0)] public short Int16 { get; set; }
    [HoldingRegister(1)] public ushort UInt16 { get; set; }
    [HoldingRegister(2)] public int Int32 { get; set; }
    [HoldingRegister(4)] public uint UInt32 { get; set; }
    [HoldingRegister(6)] public long Int64 { get; set; }
    [HoldingRegister(10)] public ulong UInt64 { get; set; }
    [HoldingRegister(14)] public float Single { get; set; }
    [HoldingRegister(16)] public double Double { get; set; }
    [HoldingRegister(20, Length = 2)] public ushort[] Words { get; set; } = new ushort[2];
    [HoldingRegister(22, Length = 4)] public int[] DoubleWords { get; set; } = new int[2];
    [HoldingRegister(26, Length = 8)] public double[] QuadWords { get; set; } = new double[2];
}

[ModbusRegisterMap(Order = RegisterOrder.BADC)]
internal sealed partial class BadcMap : INumberMap
{
    [HoldingRegister(0)] public short Int16 { get; set; }
    [HoldingRegister(1)] public ushort UInt16 { get; set; }
    [HoldingRegister(2)] public int Int32 { get; set; }
    [HoldingRegister(4)] public uint UInt32 { get; set; }
    [HoldingRegister(6)] public long Int64 { get; set; }
    [HoldingRegister(10)] public ulong UInt64 { get; set; }
    [HoldingRegister(14)] public float Single { get; set; }
    [HoldingRegister(16)] public double Double { get; set; }
    [HoldingRegister(20, Length = 2)] public ushort[] Words { get; set; } = new ushort[2];
    [HoldingRegister(22, Length = 4)] public int[] DoubleWords { get; set; } = new int[2];
    [HoldingRegister(26, Length = 8)] public double[] QuadWords { get; set; } = new double[2];
}

[ModbusRegisterMap(Order = RegisterOrder.DCBA)]
internal sealed partial class DcbaMap : INumberMap
{
    [HoldingRegister(0)] public short Int16 { get; set; }
    [HoldingRegister(1)] public ushort UInt16 { get; set; }
    [HoldingRegister(2)] public int Int32 { get; set; }
    [HoldingRegister(4)] public uint UInt32 { get; set; }
    [HoldingRegister(6)] public long Int64 { get; set; }
    [HoldingRegister(10)] public ulong UInt64 { get; set; }
    [HoldingRegister(14)] public float Single { get; set; }
    [HoldingRegister(16)] public double Double { get; set; }
    [HoldingRegister(20, Length = 2)] public ushort[] Words { get; set; } = new ushort[2];
    [HoldingRegister(22, Length = 4)] public int[] DoubleWords { get; set; } = new int[2];
    [HoldingRegister(26, Length = 8)] public double[] QuadWords { get; set; } = new double[2];
}
