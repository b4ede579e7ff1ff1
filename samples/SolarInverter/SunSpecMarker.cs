using Coilwright.Modbus;

namespace SolarInverter;

/// <summary>The two registers that say that SunSpec models follow.</summary>
[ModbusRegisterMap]
internal sealed partial class SunSpecMarker
{
    /// <summary>How many registers it fills.</summary>
    public const ushort Size = 2;

    /// <summary>What it says.</summary>
    public const string Expected = "SunS";

    [HoldingRegister(0, Length = 2)] public string Text { get; set; } = Expected;
}
