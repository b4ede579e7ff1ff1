namespace Coilwright.Modbus.Tests.Devices;

/// <summary>A drive with registers of its own, between and behind those that all have.</summary>
[ModbusRegisterMap]
internal sealed partial class ServoDrive : Drive
{
    [HoldingRegister(4), WriteGroup("Limits")]
    public uint MostTorque { get; set; }

    [HoldingRegister(6, As = RegisterType.Int16, ScaleFrom = nameof(Scale))]
    public double? Torque { get; set; }

    [HoldingRegister(21, PollGroup = "slow")]
    public ushort Starts { get; set; }

    [Coil(0)]
    public bool Enabled { get; set; }
}
