namespace Coilwright.Modbus.Tests.Devices;

/// <summary>A map with groups of every kind, and scales from registers near and far.</summary>
[ModbusRegisterMap]
internal sealed partial class Inverter
{
    [HoldingRegister(0)] public ushort Count { get; set; }

    [HoldingRegister(1), NotAvailable(0x8000)] public short? Scale { get; set; }

    [HoldingRegister(2, As = RegisterType.UInt16, ScaleFrom = nameof(Scale))] public decimal? Voltage { get; set; }

    [HoldingRegister(3, As = RegisterType.UInt16, ScaleFrom = nameof(FarScale)), NotAvailable(0xFFFF)] public double? Power { get; set; }

    [HoldingRegister(4, As = RegisterType.UInt16, ScaleFrom = nameof(Parts), Scaling = RegisterScaling.Divisor)] public double? Share { get; set; }

    [HoldingRegister(5)] public ushort Parts { get; set; } = 1;

    [HoldingRegister(6, Length = 2)] public string Name { get; set; } = "";

    [HoldingRegister(8, Length = 4)] public short[] Samples { get; set; } = new short[4];

    [HoldingRegister(200)] public short FarScale { get; set; }

    [RegisterGroup(300, Count = 3, Stride = 3)] public partial IReadOnlyList<Phase> Phases { get; }

    [RegisterGroup(400, CountFrom = nameof(Count))] public partial RegisterGroupList<Module> Modules { get; }

    [RegisterGroup(After = nameof(Modules))] public partial Phase Last { get; }

    /// <summary>An element whose scale stands in the map around it, and which has a group of its own.</summary>
    [ModbusRegisterMap]
    internal sealed partial class Module
    {
        [HoldingRegister(0, As = RegisterType.Int16, ScaleFrom = nameof(Scale)), NotAvailable(0x8000)] public double? Current { get; set; }

        [RegisterGroup(1)] public partial Phase Phase { get; }
    }
}
