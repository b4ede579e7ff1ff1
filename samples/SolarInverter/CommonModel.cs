using Coilwright.Modbus;

namespace SolarInverter;

/// <summary>SunSpec model 1: who made the device.</summary>
[ModbusRegisterMap]
internal sealed partial class CommonModel : ModelHeader
{
    [HoldingRegister(2, Length = 16)] public string Mn { get; set; } = "";
    [HoldingRegister(18, Length = 16)] public string Md { get; set; } = "";
    [HoldingRegister(34, Length = 8)] public string Opt { get; set; } = "";
    [HoldingRegister(42, Length = 8)] public string Vr { get; set; } = "";
    [HoldingRegister(50, Length = 16)] public string SN { get; set; } = "";
    [HoldingRegister(66), NotAvailable(0xFFFF)] public ushort? DA { get; set; }
    [HoldingRegister(67)] public ushort Pad { get; set; } = 0x8000;
}
