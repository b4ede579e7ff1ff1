using Coilwright.Modbus;

namespace SolarInverter;

/// <summary>SunSpec model 160: the inputs of the inverter, each with a tracker of its own.</summary>
[ModbusRegisterMap]
internal sealed partial class MpptModel : ModelHeader
{
    [HoldingRegister(2), NotAvailable(0x8000)] public short? DCAScale { get; set; }
    [HoldingRegister(3), NotAvailable(0x8000)] public short? DCVScale { get; set; }
    [HoldingRegister(4), NotAvailable(0x8000)] public short? DCWScale { get; set; }
    [HoldingRegister(5), NotAvailable(0x8000)] public short? DCWHScale { get; set; }
    [HoldingRegister(6), NotAvailable(0xFFFFFFFF)] public ModuleEvents? Evt { get; set; }
    [HoldingRegister(8), NotAvailable(0xFFFF)] public ushort? N { get; set; }
    [HoldingRegister(9), NotAvailable(0xFFFF)] public ushort? TmsPer { get; set; }

    // By the model's length, which every device says: N may be left out.
    [RegisterGroup(10, CountFromLength = nameof(Length))] public partial RegisterGroupList<Module> Modules { get; }

    /// <summary>One input.</summary>
    [ModbusRegisterMap]
    internal sealed partial class Module
    {
        [HoldingRegister(0), NotAvailable(0xFFFF)] public ushort? ID { get; set; }
        [HoldingRegister(1, Length = 8)] public string IDStr { get; set; } = "";
        [HoldingRegister(9, As = RegisterType.UInt16, ScaleFrom = nameof(DCAScale), Unit = "A"), NotAvailable(0xFFFF)] public double? DCA { get; set; }
        [HoldingRegister(10, As = RegisterType.UInt16, ScaleFrom = nameof(DCVScale), Unit = "V"), NotAvailable(0xFFFF)] public double? DCV { get; set; }
        [HoldingRegister(11, As = RegisterType.UInt16, ScaleFrom = nameof(DCWScale), Unit = "W"), NotAvailable(0xFFFF)] public double? DCW { get; set; }
        [HoldingRegister(12, As = RegisterType.UInt32, ScaleFrom = nameof(DCWHScale), Unit = "Wh"), NotAvailable(0)] public decimal? DCWH { get; set; }
        [HoldingRegister(14, Unit = "s"), NotAvailable(0xFFFFFFFF)] public uint? Tms { get; set; }
        [HoldingRegister(16, Unit = "°C"), NotAvailable(0x8000)] public short? Tmp { get; set; }
        [HoldingRegister(17), NotAvailable(0xFFFF)] public ModuleState? DCSt { get; set; }
        [HoldingRegister(18), NotAvailable(0xFFFFFFFF)] public ModuleEvents? DCEvt { get; set; }
    }
}

/// <summary>Operating State.</summary>
internal enum ModuleState : ushort
{
    Off = 1,
    Sleeping = 2,
    Starting = 3,
    Mppt = 4,
    Throttled = 5,
    ShuttingDown = 6,
    Fault = 7,
    Standby = 8,
    Test = 9,
}

/// <summary>What may be wrong with an input, or with one of them.</summary>
[Flags]
internal enum ModuleEvents : uint
{
    None = 0,
    GroundFault = 1u << 0,
    InputOverVoltage = 1u << 1,
    DcDisconnect = 1u << 3,
    CabinetOpen = 1u << 5,
    ManualShutdown = 1u << 6,
    OverTemp = 1u << 7,
    BlownFuse = 1u << 12,
    UnderTemp = 1u << 13,
    MemoryLoss = 1u << 14,
    ArcDetection = 1u << 15,
    TestFailed = 1u << 20,
    InputUnderVoltage = 1u << 21,
    InputOverCurrent = 1u << 22,
}
