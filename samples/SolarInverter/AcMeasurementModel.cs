using Coilwright.Modbus;

namespace SolarInverter;

/// <summary>SunSpec model 701: what a distributed energy resource measures on the AC side, by IEEE 1547. Its scales lie up to 125 registers behind what they scale.</summary>
[ModbusRegisterMap]
internal sealed partial class AcMeasurementModel : ModelHeader
{
    [HoldingRegister(2), NotAvailable(0xFFFF)] public AcWiringType? ACType { get; set; }
    [HoldingRegister(3), NotAvailable(0xFFFF)] public AcState? St { get; set; }
    [HoldingRegister(4), NotAvailable(0xFFFF)] public AcInverterState? InvSt { get; set; }
    [HoldingRegister(5), NotAvailable(0xFFFF)] public AcConnectionState? ConnSt { get; set; }
    [HoldingRegister(6), NotAvailable(0xFFFFFFFF)] public AcAlarms? Alrm { get; set; }
    [HoldingRegister(8), NotAvailable(0xFFFFFFFF)] public AcDerModes? DERMode { get; set; }
    [HoldingRegister(10, As = RegisterType.Int16, ScaleFrom = nameof(WScale), Unit = "W"), NotAvailable(0x8000)] public double? W { get; set; }
    [HoldingRegister(11, As = RegisterType.Int16, ScaleFrom = nameof(VAScale), Unit = "VA"), NotAvailable(0x8000)] public double? VA { get; set; }
    [HoldingRegister(12, As = RegisterType.Int16, ScaleFrom = nameof(VarScale), Unit = "var"), NotAvailable(0x8000)] public double? Var { get; set; }
    [HoldingRegister(13, As = RegisterType.Int16, ScaleFrom = nameof(PFScale)), NotAvailable(0x8000)] public double? PF { get; set; }
    [HoldingRegister(14, As = RegisterType.Int16, ScaleFrom = nameof(AScale), Unit = "A"), NotAvailable(0x8000)] public double? A { get; set; }
    [HoldingRegister(15, As = RegisterType.UInt16, ScaleFrom = nameof(VScale), Unit = "V"), NotAvailable(0xFFFF)] public double? LLV { get; set; }
    [HoldingRegister(16, As = RegisterType.UInt16, ScaleFrom = nameof(VScale), Unit = "V"), NotAvailable(0xFFFF)] public double? LNV { get; set; }
    [HoldingRegister(17, As = RegisterType.UInt32, ScaleFrom = nameof(HzScale), Unit = "Hz"), NotAvailable(0xFFFFFFFF)] public double? Hz { get; set; }
    [HoldingRegister(19, As = RegisterType.UInt64, ScaleFrom = nameof(TotWhScale), Unit = "Wh"), NotAvailable(0xFFFFFFFFFFFFFFFF)] public decimal? TotWhInj { get; set; }
    [HoldingRegister(23, As = RegisterType.UInt64, ScaleFrom = nameof(TotWhScale), Unit = "Wh"), NotAvailable(0xFFFFFFFFFFFFFFFF)] public decimal? TotWhAbs { get; set; }
    [HoldingRegister(27, As = RegisterType.UInt64, ScaleFrom = nameof(TotVarhScale), Unit = "varh"), NotAvailable(0xFFFFFFFFFFFFFFFF)] public decimal? TotVarhInj { get; set; }
    [HoldingRegister(31, As = RegisterType.UInt64, ScaleFrom = nameof(TotVarhScale), Unit = "varh"), NotAvailable(0xFFFFFFFFFFFFFFFF)] public decimal? TotVarhAbs { get; set; }
    [HoldingRegister(35, As = RegisterType.Int16, ScaleFrom = nameof(TmpScale), Unit = "°C"), NotAvailable(0x8000)] public double? TmpAmb { get; set; }
    [HoldingRegister(36, As = RegisterType.Int16, ScaleFrom = nameof(TmpScale), Unit = "°C"), NotAvailable(0x8000)] public double? TmpCab { get; set; }
    [HoldingRegister(37, As = RegisterType.Int16, ScaleFrom = nameof(TmpScale), Unit = "°C"), NotAvailable(0x8000)] public double? TmpSnk { get; set; }
    [HoldingRegister(38, As = RegisterType.Int16, ScaleFrom = nameof(TmpScale), Unit = "°C"), NotAvailable(0x8000)] public double? TmpTrns { get; set; }
    [HoldingRegister(39, As = RegisterType.Int16, ScaleFrom = nameof(TmpScale), Unit = "°C"), NotAvailable(0x8000)] public double? TmpSw { get; set; }
    [HoldingRegister(40, As = RegisterType.Int16, ScaleFrom = nameof(TmpScale), Unit = "°C"), NotAvailable(0x8000)] public double? TmpOt { get; set; }
    [HoldingRegister(41, As = RegisterType.Int16, ScaleFrom = nameof(WScale), Unit = "W"), NotAvailable(0x8000)] public double? WL1 { get; set; }
    [HoldingRegister(42, As = RegisterType.Int16, ScaleFrom = nameof(VAScale), Unit = "VA"), NotAvailable(0x8000)] public double? VAL1 { get; set; }
    [HoldingRegister(43, As = RegisterType.Int16, ScaleFrom = nameof(VarScale), Unit = "var"), NotAvailable(0x8000)] public double? VarL1 { get; set; }
    [HoldingRegister(44, As = RegisterType.Int16, ScaleFrom = nameof(PFScale)), NotAvailable(0x8000)] public double? PFL1 { get; set; }
    [HoldingRegister(45, As = RegisterType.Int16, ScaleFrom = nameof(AScale), Unit = "A"), NotAvailable(0x8000)] public double? AL1 { get; set; }
    [HoldingRegister(46, As = RegisterType.UInt16, ScaleFrom = nameof(VScale), Unit = "V"), NotAvailable(0xFFFF)] public double? VL1L2 { get; set; }
    [HoldingRegister(47, As = RegisterType.UInt16, ScaleFrom = nameof(VScale), Unit = "V"), NotAvailable(0xFFFF)] public double? VL1 { get; set; }
    [HoldingRegister(48, As = RegisterType.UInt64, ScaleFrom = nameof(TotWhScale), Unit = "Wh"), NotAvailable(0xFFFFFFFFFFFFFFFF)] public decimal? TotWhInjL1 { get; set; }
    [HoldingRegister(52, As = RegisterType.UInt64, ScaleFrom = nameof(TotWhScale), Unit = "Wh"), NotAvailable(0xFFFFFFFFFFFFFFFF)] public decimal? TotWhAbsL1 { get; set; }
    [HoldingRegister(56, As = RegisterType.UInt64, ScaleFrom = nameof(TotVarhScale), Unit = "varh"), NotAvailable(0xFFFFFFFFFFFFFFFF)] public decimal? TotVarhInjL1 { get; set; }
    [HoldingRegister(60, As = RegisterType.UInt64, ScaleFrom = nameof(TotVarhScale), Unit = "varh"), NotAvailable(0xFFFFFFFFFFFFFFFF)] public decimal? TotVarhAbsL1 { get; set; }
    [HoldingRegister(64, As = RegisterType.Int16, ScaleFrom = nameof(WScale), Unit = "W"), NotAvailable(0x8000)] public double? WL2 { get; set; }
    [HoldingRegister(65, As = RegisterType.Int16, ScaleFrom = nameof(VAScale), Unit = "VA"), NotAvailable(0x8000)] public double? VAL2 { get; set; }
    [HoldingRegister(66, As = RegisterType.Int16, ScaleFrom = nameof(VarScale), Unit = "var"), NotAvailable(0x8000)] public double? VarL2 { get; set; }
    [HoldingRegister(67, As = RegisterType.Int16, ScaleFrom = nameof(PFScale)), NotAvailable(0x8000)] public double? PFL2 { get; set; }
    [HoldingRegister(68, As = RegisterType.Int16, ScaleFrom = nameof(AScale), Unit = "A"), NotAvailable(0x8000)] public double? AL2 { get; set; }
    [HoldingRegister(69, As = RegisterType.UInt16, ScaleFrom = nameof(VScale), Unit = "V"), NotAvailable(0xFFFF)] public double? VL2L3 { get; set; }
    [HoldingRegister(70, As = RegisterType.UInt16, ScaleFrom = nameof(VScale), Unit = "V"), NotAvailable(0xFFFF)] public double? VL2 { get; set; }
    [HoldingRegister(71, As = RegisterType.UInt64, ScaleFrom = nameof(TotWhScale), Unit = "Wh"), NotAvailable(0xFFFFFFFFFFFFFFFF)] public decimal? TotWhInjL2 { get; set; }
    [HoldingRegister(75, As = RegisterType.UInt64, ScaleFrom = nameof(TotWhScale), Unit = "Wh"), NotAvailable(0xFFFFFFFFFFFFFFFF)] public decimal? TotWhAbsL2 { get; set; }
    [HoldingRegister(79, As = RegisterType.UInt64, ScaleFrom = nameof(TotVarhScale), Unit = "varh"), NotAvailable(0xFFFFFFFFFFFFFFFF)] public decimal? TotVarhInjL2 { get; set; }
    [HoldingRegister(83, As = RegisterType.UInt64, ScaleFrom = nameof(TotVarhScale), Unit = "varh"), NotAvailable(0xFFFFFFFFFFFFFFFF)] public decimal? TotVarhAbsL2 { get; set; }
    [HoldingRegister(87, As = RegisterType.Int16, ScaleFrom = nameof(WScale), Unit = "W"), NotAvailable(0x8000)] public double? WL3 { get; set; }
    [HoldingRegister(88, As = RegisterType.Int16, ScaleFrom = nameof(VAScale), Unit = "VA"), NotAvailable(0x8000)] public double? VAL3 { get; set; }
    [HoldingRegister(89, As = RegisterType.Int16, ScaleFrom = nameof(VarScale), Unit = "var"), NotAvailable(0x8000)] public double? VarL3 { get; set; }
    [HoldingRegister(90, As = RegisterType.Int16, ScaleFrom = nameof(PFScale)), NotAvailable(0x8000)] public double? PFL3 { get; set; }
    [HoldingRegister(91, As = RegisterType.Int16, ScaleFrom = nameof(AScale), Unit = "A"), NotAvailable(0x8000)] public double? AL3 { get; set; }
    [HoldingRegister(92, As = RegisterType.UInt16, ScaleFrom = nameof(VScale), Unit = "V"), NotAvailable(0xFFFF)] public double? VL3L1 { get; set; }
    [HoldingRegister(93, As = RegisterType.UInt16, ScaleFrom = nameof(VScale), Unit = "V"), NotAvailable(0xFFFF)] public double? VL3 { get; set; }
    [HoldingRegister(94, As = RegisterType.UInt64, ScaleFrom = nameof(TotWhScale), Unit = "Wh"), NotAvailable(0xFFFFFFFFFFFFFFFF)] public decimal? TotWhInjL3 { get; set; }
    [HoldingRegister(98, As = RegisterType.UInt64, ScaleFrom = nameof(TotWhScale), Unit = "Wh"), NotAvailable(0xFFFFFFFFFFFFFFFF)] public decimal? TotWhAbsL3 { get; set; }
    [HoldingRegister(102, As = RegisterType.UInt64, ScaleFrom = nameof(TotVarhScale), Unit = "varh"), NotAvailable(0xFFFFFFFFFFFFFFFF)] public decimal? TotVarhInjL3 { get; set; }
    [HoldingRegister(106, As = RegisterType.UInt64, ScaleFrom = nameof(TotVarhScale), Unit = "varh"), NotAvailable(0xFFFFFFFFFFFFFFFF)] public decimal? TotVarhAbsL3 { get; set; }
    [HoldingRegister(110, Unit = "%"), NotAvailable(0xFFFF)] public ushort? ThrotPct { get; set; }
    [HoldingRegister(111), NotAvailable(0xFFFFFFFF)] public AcThrottleSources? ThrotSrc { get; set; }
    [HoldingRegister(113), NotAvailable(0x8000)] public short? AScale { get; set; }
    [HoldingRegister(114), NotAvailable(0x8000)] public short? VScale { get; set; }
    [HoldingRegister(115), NotAvailable(0x8000)] public short? HzScale { get; set; }
    [HoldingRegister(116), NotAvailable(0x8000)] public short? WScale { get; set; }
    [HoldingRegister(117), NotAvailable(0x8000)] public short? PFScale { get; set; }
    [HoldingRegister(118), NotAvailable(0x8000)] public short? VAScale { get; set; }
    [HoldingRegister(119), NotAvailable(0x8000)] public short? VarScale { get; set; }
    [HoldingRegister(120), NotAvailable(0x8000)] public short? TotWhScale { get; set; }
    [HoldingRegister(121), NotAvailable(0x8000)] public short? TotVarhScale { get; set; }
    [HoldingRegister(122), NotAvailable(0x8000)] public short? TmpScale { get; set; }
    [HoldingRegister(123, Length = 32)] public string MnAlrmInfo { get; set; } = "";
}

/// <summary>AC wiring type.</summary>
internal enum AcWiringType : ushort
{
    SinglePhase = 0,
    SplitPhase = 1,
    ThreePhase = 2,
}

/// <summary>Operating state of the DER.</summary>
internal enum AcState : ushort
{
    Off = 0,
    On = 1,
}

/// <summary>Inverter state.</summary>
internal enum AcInverterState : ushort
{
    Off = 0,
    Sleeping = 1,
    Starting = 2,
    Running = 3,
    Throttled = 4,
    ShuttingDown = 5,
    Fault = 6,
    Standby = 7,
}

/// <summary>Grid connection state of the DER.</summary>
internal enum AcConnectionState : ushort
{
    Disconnected = 0,
    Connected = 1,
}

/// <summary>Active alarms for the DER.</summary>
[Flags]
internal enum AcAlarms : uint
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
    ManufacturerAlrm = 1u << 16,
}

/// <summary>Current operational characteristics of the DER.</summary>
[Flags]
internal enum AcDerModes : uint
{
    None = 0,
    GridFollowing = 1u << 0,
    GridForming = 1u << 1,
    PvClipped = 1u << 2,
}

/// <summary>Active throttling source.</summary>
[Flags]
internal enum AcThrottleSources : uint
{
    None = 0,
    MaxW = 1u << 0,
    FixedW = 1u << 1,
    FixedVar = 1u << 2,
    FixedPf = 1u << 3,
    VoltVar = 1u << 4,
    FreqWatt = 1u << 5,
    DynReactCurr = 1u << 6,
    Lvrt = 1u << 7,
    Hvrt = 1u << 8,
    WattVar = 1u << 9,
    VoltWatt = 1u << 10,
    Scheduled = 1u << 11,
    Lfrt = 1u << 12,
    Hfrt = 1u << 13,
    Derated = 1u << 14,
}
