namespace Coilwright.Modbus.Tests.Devices;

/// <summary>What all drives of a maker have in common.</summary>
[ModbusRegisterMap(Order = RegisterOrder.CDAB)]
internal partial class Drive
{
    [HoldingRegister(0), WriteGroup("Limits")]
    public uint MostSpeed { get; set; }

    [HoldingRegister(2)]
    public ushort Model { get; private set; } = 7;

    [HoldingRegister(3)]
    public short Scale { get; set; }

    [HoldingRegister(20, PollGroup = "slow")]
    public ushort Hours { get; set; }

    [RegisterGroup(10, Count = 2)]
    public partial IReadOnlyList<Axis> Axes { get; }

    /// <summary>One axis.</summary>
    [ModbusRegisterMap]
    internal sealed partial class Axis
    {
        [HoldingRegister(0, As = RegisterType.Int16, ScaleFrom = nameof(Scale))]
        public double? Position { get; set; }
    }
}
