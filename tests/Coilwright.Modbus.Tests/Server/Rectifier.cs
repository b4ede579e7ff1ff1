namespace Coilwright.Modbus.Tests.Server;

/// <summary>Values whose scales clients write; <see cref="Limit"/> and its scale <see cref="Step"/> touch, but lie in two requests.</summary>
[ModbusRegisterMap(MaxRegistersPerRead = 7)]
internal sealed partial class Rectifier
{
    [HoldingRegister(0)] public short Scale { get; set; }

    [HoldingRegister(1, Length = 3)] public ushort[] Notes { get; set; } = new ushort[3];

    [HoldingRegister(4), NotAvailable(0x8000)] public short? Sleeping { get; set; } = 0;

    [HoldingRegister(5, As = RegisterType.UInt16, ScaleFrom = nameof(Sleeping)), NotAvailable(0xFFFF)] public double? Load { get; set; }

    [HoldingRegister(6, As = RegisterType.UInt16, ScaleFrom = nameof(Step), Min = 0, Max = 100)] public double? Limit { get; set; } = 0;

    [HoldingRegister(7)] public short Step { get; set; }

    [HoldingRegister(8, As = RegisterType.UInt64, ScaleFrom = nameof(Scale))] public decimal? Energy { get; set; } = 0;
}
