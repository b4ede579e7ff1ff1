using Coilwright.Modbus;

namespace SolarInverter;

/// <summary>SunSpec model 103: what a three-phase inverter measures.</summary>
[ModbusRegisterMap]
internal sealed partial class InverterModel : ModelHeader
{
    [HoldingRegister(2, As = RegisterType.UInt16, ScaleFrom = nameof(AScale), Unit = "A"), NotAvailable(0xFFFF)] public double? A { get; set; }
    [HoldingRegister(3, As = RegisterType.UInt16, ScaleFrom = nameof(AScale), Unit = "A"), NotAvailable(0xFFFF)] public double? AphA { get; set; }
    [HoldingRegister(4, As = RegisterType.UInt16, ScaleFrom = nameof(AScale), Unit = "A"), NotAvailable(0xFFFF)] public double? AphB { get; set; }
    [HoldingRegister(5, As = RegisterType.UInt16, ScaleFrom = nameof(AScale), Unit = "A"), NotAvailable(0xFFFF)] public double? AphC { get; set; }
    [HoldingRegister(6), NotAvailable(0x8000)] public short? AScale { get; set; }
    [HoldingRegister(7, As = RegisterType.UInt16, ScaleFrom = nameof(VScale), Unit = "V"), NotAvailable(0xFFFF)] public double? PPVphAB { get; set; }
    [HoldingRegister(8, As = RegisterType.UInt16, ScaleFrom = nameof(VScale), Unit = "V"), NotAvailable(0xFFFF)] public double? PPVphBC { get; set; }
    [HoldingRegister(9, As = RegisterType.UInt16, ScaleFrom = nameof(VScale), Unit = "V"), NotAvailable(0xFFFF)] public double? PPVphCA { get; set; }
    [HoldingRegister(10, As = RegisterType.UInt16, ScaleFrom = nameof(VScale), Unit = "V"), NotAvailable(0xFFFF)] public double? PhVphA { get; set; }
    [HoldingRegister(11, As = RegisterType.UInt16, ScaleFrom = nameof(VScale), Unit = "V"), NotAvailable(0xFFFF)] public double? PhVphB { get; set; }
    [HoldingRegister(12, As = RegisterType.UInt16, ScaleFrom = nameof(VScale), Unit = "V"), NotAvailable(0xFFFF)] public double? PhVphC { get; set; }
    [HoldingRegister(13), NotAvailable(0x8000)] public short? VScale { get; set; }
    [HoldingRegister(14, As = RegisterType.Int16, ScaleFrom = nameof(WScale), Unit = "W"), NotAvailable(0x8000)] public double? W { get; set; }
    [HoldingRegister(15), NotAvailable(0x8000)] public short? WScale { get; set; }
    [HoldingRegister(16, As = RegisterType.UInt16, ScaleFrom = nameof(HzScale), Unit = "Hz"), NotAvailable(0xFFFF)] public double? Hz { get; set; }
    [HoldingRegister(17), NotAvailable(0x8000)] public short? HzScale { get; set; }
    [HoldingRegister(18, As = RegisterType.Int16, ScaleFrom = nameof(VAScale), Unit = "VA"), NotAvailable(0x8000)] public double? VA { get; set; }
    [HoldingRegister(19), NotAvailable(0x8000)] public short? VAScale { get; set; }
    [HoldingRegister(20, As = RegisterType.Int16, ScaleFrom = nameof(VArScale), Unit = "var"), NotAvailable(0x8000)] public double? VAr { get; set; }
    [HoldingRegister(21), NotAvailable(0x8000)] public short? VArScale { get; set; }
    [HoldingRegister(22, As = RegisterType.Int16, ScaleFrom = nameof(PFScale), Unit = "%"), NotAvailable(0x8000)] public double? PF { get; set; }
    [HoldingRegister(23), NotAvailable(0x8000)] public short? PFScale { get; set; }
    [HoldingRegister(24, As = RegisterType.UInt32, ScaleFrom = nameof(WHScale), Unit = "Wh"), NotAvailable(0)] public decimal? WH { get; set; }
    [HoldingRegister(26), NotAvailable(0x8000)] public short? WHScale { get; set; }
    [HoldingRegister(27, As = RegisterType.UInt16, ScaleFrom = nameof(DCAScale), Unit = "A"), NotAvailable(0xFFFF)] public double? DCA { get; set; }
    [HoldingRegister(28), NotAvailable(0x8000)] public short? DCAScale { get; set; }
    [HoldingRegister(29, As = RegisterType.UInt16, ScaleFrom = nameof(DCVScale), Unit = "V"), NotAvailable(0xFFFF)] public double? DCV { get; set; }
    [HoldingRegister(30), NotAvailable(0x8000)] public short? DCVScale { get; set; }
    [HoldingRegister(31, As = RegisterType.Int16, ScaleFrom = nameof(DCWScale), Unit = "W"), NotAvailable(0x8000)] public double? DCW { get; set; }
    [HoldingRegister(32), NotAvailable(0x8000)] public short? DCWScale { get; set; }
    [HoldingRegister(33, As = RegisterType.Int16, ScaleFrom = nameof(TmpScale), Unit = "°C"), NotAvailable(0x8000)] public double? TmpCab { get; set; }
    [HoldingRegister(34, As = RegisterType.Int16, ScaleFrom = nameof(TmpScale), Unit = "°C"), NotAvailable(0x8000)] public double? TmpSnk { get; set; }
    [HoldingRegister(35, As = RegisterType.Int16, ScaleFrom = nameof(TmpScale), Unit = "°C"), NotAvailable(0x8000)] public double? TmpTrns { get; set; }
    [HoldingRegister(36, As = RegisterType.Int16, ScaleFrom = nameof(TmpScale), Unit = "°C"), NotAvailable(0x8000)] public double? TmpOt { get; set; }
    [HoldingRegister(37), NotAvailable(0x8000)] public short? TmpScale { get; set; }
    [HoldingRegister(38), NotAvailable(0xFFFF)] public InverterState? St { get; set; }
    [HoldingRegister(39), NotAvailable(0xFFFF)] public ushort? StVnd { get; set; }
    [HoldingRegister(40), NotAvailable(0xFFFFFFFF)] public InverterEvents? Evt1 { get; set; }
    [HoldingRegister(42), NotAvailable(0xFFFFFFFF)] public uint? Evt2 { get; set; }
    [HoldingRegister(44), NotAvailable(0xFFFFFFFF)] public uint? EvtVnd1 { get; set; }
    [HoldingRegister(46), NotAvailable(0xFFFFFFFF)] public uint? EvtVnd2 { get; set; }
    [HoldingRegister(48), NotAvailable(0xFFFFFFFF)] public uint? EvtVnd3 { get; set; }
    [HoldingRegister(50), NotAvailable(0xFFFFFFFF)] public uint? EvtVnd4 { get; set; }
}

/// <summary>Operating state.</summary>
internal enum InverterState : ushort
{
    Off = 1,
    Sleeping = 2,
    Starting = 3,
    Mppt = 4,
    Throttled = 5,
    ShuttingDown = 6,
    Fault = 7,
    Standby = 8,
}

/// <summary>Event fields.</summary>
[Flags]
internal enum InverterEvents : uint
{
    None = 0,
    GroundFault = 1u << 0,
    DcOverVolt = 1u << 1,
    AcDisconnect = 1u << 2,
    DcDisconnect = 1u << 3,
    GridDisconnect = 1u << 4,
    CabinetOpen = 1u << 5,
    ManualShutdown = 1u << 6,
    OverTemp = 1u << 7,
    OverFrequency = 1u << 8,
    UnderFrequency = 1u << 9,
    AcOverVolt = 1u << 10,
    AcUnderVolt = 1u << 11,
    BlownStringFuse = 1u << 12,
    UnderTemp = 1u << 13,
    MemoryLoss = 1u << 14,
    HwTestFailure = 1u << 15,
}
