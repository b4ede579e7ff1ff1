namespace Coilwright.Modbus.Tests.Devices;

/// <summary>A map whose scale and count stand in the block of what they are about.</summary>
[ModbusRegisterMap(MaxGap = 4)]
internal sealed partial class Furnace
{
    [HoldingRegister(0)] public short Scale { get; set; }

    [HoldingRegister(1)] public ushort State { get; set; }

    [HoldingRegister(2, As = RegisterType.UInt16, ScaleFrom = nameof(Scale))] public double? Power { get; set; }

    [HoldingRegister(3)] public ushort Count { get; set; }

    [RegisterGroup(4, CountFrom = nameof(Count))] public partial IReadOnlyList<Phase> Burners { get; }
}
