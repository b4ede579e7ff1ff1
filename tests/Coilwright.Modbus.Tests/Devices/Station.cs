namespace Coilwright.Modbus.Tests.Devices;

/// <summary>A map that is polled in three groups, with groups of maps that are polled whole, by their members, and counted.</summary>
[ModbusRegisterMap]
internal sealed partial class Station
{
    [HoldingRegister(0, PollGroup = "fast")] public ushort Voltage { get; set; }

    [HoldingRegister(1)] public ushort Hours { get; set; }

    [HoldingRegister(2, PollGroup = "fast")] public short Scale { get; set; }

    [HoldingRegister(3, PollGroup = "fast", As = RegisterType.UInt16, ScaleFrom = nameof(Scale))] public decimal? Power { get; set; }

    [HoldingRegister(4, PollGroup = "slow"), NotAvailable(0xFFFF)] public ushort? Version { get; set; }

    [HoldingRegister(5)] public ushort ModuleCount { get; set; }

    [Coil(3, PollGroup = "fast")] public bool Running { get; set; }

    [Coil(4)] public bool Remote { get; set; }

    [RegisterGroup(100, CountFrom = nameof(ModuleCount))] public partial RegisterGroupList<Module> Modules { get; }

    [RegisterGroup(After = nameof(Modules), PollGroup = "slow")] public partial Module Spare { get; }

    [RegisterGroup(300, Count = 2)] public partial IReadOnlyList<Phase> Phases { get; }

    /// <summary>An element of which only a part is polled fast.</summary>
    [ModbusRegisterMap]
    internal sealed partial class Module
    {
        [HoldingRegister(0, PollGroup = "fast")] public ushort Current { get; set; }

        [HoldingRegister(1)] public ushort Serial { get; set; }
    }
}
