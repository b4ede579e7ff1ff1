using Coilwright.Modbus;

namespace SolarInverter;

/// <summary>SunSpec model 120: what the device is built for.</summary>
[ModbusRegisterMap]
internal sealed partial class NameplateModel : ModelHeader
{
    [HoldingRegister(2), NotAvailable(0xFFFF)] public DerType? DERTyp { get; set; }
    [HoldingRegister(3, As = RegisterType.UInt16, ScaleFrom = nameof(WRtgScale), Unit = "W"), NotAvailable(0xFFFF)] public double? WRtg { get; set; }
    [HoldingRegister(4), NotAvailable(0x8000)] public short? WRtgScale { get; set; }
    [HoldingRegister(5, As = RegisterType.UInt16, ScaleFrom = nameof(VARtgScale), Unit = "VA"), NotAvailable(0xFFFF)] public double? VARtg { get; set; }
    [HoldingRegister(6), NotAvailable(0x8000)] public short? VARtgScale { get; set; }
    [HoldingRegister(7, As = RegisterType.Int16, ScaleFrom = nameof(VArRtgScale), Unit = "var"), NotAvailable(0x8000)] public double? VArRtgQ1 { get; set; }
    [HoldingRegister(8, As = RegisterType.Int16, ScaleFrom = nameof(VArRtgScale), Unit = "var"), NotAvailable(0x8000)] public double? VArRtgQ2 { get; set; }
    [HoldingRegister(9, As = RegisterType.Int16, ScaleFrom = nameof(VArRtgScale), Unit = "var"), NotAvailable(0x8000)] public double? VArRtgQ3 { get; set; }
    [HoldingRegister(10, As = RegisterType.Int16, ScaleFrom = nameof(VArRtgScale), Unit = "var"), NotAvailable(0x8000)] public double? VArRtgQ4 { get; set; }
    [HoldingRegister(11), NotAvailable(0x8000)] public short? VArRtgScale { get; set; }
    [HoldingRegister(12, As = RegisterType.UInt16, ScaleFrom = nameof(ARtgScale), Unit = "A"), NotAvailable(0xFFFF)] public double? ARtg { get; set; }
    [HoldingRegister(13), NotAvailable(0x8000)] public short? ARtgScale { get; set; }
    [HoldingRegister(14, As = RegisterType.Int16, ScaleFrom = nameof(PFRtgScale)), NotAvailable(0x8000)] public double? PFRtgQ1 { get; set; }
    [HoldingRegister(15, As = RegisterType.Int16, ScaleFrom = nameof(PFRtgScale)), NotAvailable(0x8000)] public double? PFRtgQ2 { get; set; }
    [HoldingRegister(16, As = RegisterType.Int16, ScaleFrom = nameof(PFRtgScale)), NotAvailable(0x8000)] public double? PFRtgQ3 { get; set; }
    [HoldingRegister(17, As = RegisterType.Int16, ScaleFrom = nameof(PFRtgScale)), NotAvailable(0x8000)] public double? PFRtgQ4 { get; set; }
    [HoldingRegister(18), NotAvailable(0x8000)] public short? PFRtgScale { get; set; }
    [HoldingRegister(19, As = RegisterType.UInt16, ScaleFrom = nameof(WHRtgScale), Unit = "Wh"), NotAvailable(0xFFFF)] public double? WHRtg { get; set; }
    [HoldingRegister(20), NotAvailable(0x8000)] public short? WHRtgScale { get; set; }
    [HoldingRegister(21, As = RegisterType.UInt16, ScaleFrom = nameof(AhrRtgScale), Unit = "Ah"), NotAvailable(0xFFFF)] public double? AhrRtg { get; set; }
    [HoldingRegister(22), NotAvailable(0x8000)] public short? AhrRtgScale { get; set; }
    [HoldingRegister(23, As = RegisterType.UInt16, ScaleFrom = nameof(MaxChaRteScale), Unit = "W"), NotAvailable(0xFFFF)] public double? MaxChaRte { get; set; }
    [HoldingRegister(24), NotAvailable(0x8000)] public short? MaxChaRteScale { get; set; }
    [HoldingRegister(25, As = RegisterType.UInt16, ScaleFrom = nameof(MaxDisChaRteScale), Unit = "W"), NotAvailable(0xFFFF)] public double? MaxDisChaRte { get; set; }
    [HoldingRegister(26), NotAvailable(0x8000)] public short? MaxDisChaRteScale { get; set; }
    [HoldingRegister(27)] public ushort Pad { get; set; } = 0x8000;
}

/// <summary>Type of DER device. Default value is 4 to indicate PV device.</summary>
internal enum DerType : ushort
{
    Pv = 4,
    PvStor = 82,
}
