using Coilwright.Modbus;

namespace SolarInverter;

/// <summary>
/// How every SunSpec model begins. The models are derived from it, so that these registers stand here once; their addresses count from the first register
/// of the model, which is where discovery found it.
/// </summary>
[ModbusRegisterMap]
internal partial class ModelHeader
{
    /// <summary>What the last model of a device is called.</summary>
    public const ushort EndId = 0xFFFF;

    /// <summary>How many registers it fills itself.</summary>
    public const ushort Size = 2;

    /// <summary>Which model it is.</summary>
    [HoldingRegister(0)] public ushort Id { get; set; }

    /// <summary>How many registers follow.</summary>
    [HoldingRegister(1)] public ushort Length { get; set; }
}
