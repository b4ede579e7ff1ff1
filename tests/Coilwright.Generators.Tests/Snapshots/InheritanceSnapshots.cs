using Coilwright.Generators.Tests.Harness;

namespace Coilwright.Generators.Tests.Snapshots;

public sealed class InheritanceSnapshots
{
    private const string Meter =
        """
        using System.Collections.Generic;

        namespace Devices;

        [ModbusRegisterMap(Order = RegisterOrder.CDAB, MaxGap = 2)]
        public partial class Meter
        {
            [HoldingRegister(0), WriteGroup("Limits")] public uint Limit { get; set; }
            [HoldingRegister(4)] public ushort Serial { get; private set; }
            [RegisterGroup(10, Count = 2)] public partial IReadOnlyList<Phase> Phases { get; }
        }

        [ModbusRegisterMap]
        public sealed partial class Phase
        {
            [HoldingRegister(0)] public ushort Voltage { get; set; }
        }
        """;

    private const string EnergyMeter =
        """
        [ModbusRegisterMap]
        public sealed partial class EnergyMeter : Devices.Meter
        {
            [HoldingRegister(2), WriteGroup("Limits")] public uint Energy { get; set; }
        }
        """;

    [Fact]
    public void A_map_begins_with_what_its_base_maps() => Snapshot.Verify(Meter + EnergyMeter, Parts.Map);

    [Fact]
    public void A_base_of_another_assembly_is_as_one_of_the_same() => Snapshot.VerifyOver(Meter, EnergyMeter);

    [Fact]
    public void A_base_need_not_be_a_map_itself() => Snapshot.Verify(
        """
        public abstract class Device
        {
            [InputRegister(0)] public ushort State { get; set; }
            [InputRegister(1)] public virtual ushort Load { get; set; }
        }

        [ModbusRegisterMap]
        public sealed partial class Pump : Device
        {
            [InputRegister(1)] public ushort Speed { get; set; }
            [InputRegister(2)] public override ushort Load { get; set; }
        }
        """,
        Parts.Map);
}
