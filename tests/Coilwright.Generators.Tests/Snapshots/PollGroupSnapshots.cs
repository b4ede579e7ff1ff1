using Coilwright.Generators.Tests.Harness;

namespace Coilwright.Generators.Tests.Snapshots;

public sealed class PollGroupSnapshots
{
    [Fact]
    public void Each_poll_group_has_a_plan_of_its_own_and_shares_the_requests_that_are_the_same() => Snapshot.Verify(
        """
        [ModbusRegisterMap(MaxGap = 1)]
        public partial class Meter
        {
            [InputRegister(0, PollGroup = "fast")] public ushort Voltage { get; set; }
            [InputRegister(1)] public ushort Hours { get; set; }
            [InputRegister(2, PollGroup = "fast")] public ushort Current { get; set; }
            [HoldingRegister(9, PollGroup = "slow")] public ushort Version { get; set; }
            [HoldingRegister(10, PollGroup = "slow")] public ushort Model { get; set; }
        }
        """,
        Parts.Map | Parts.Client);

    [Fact]
    public void Groups_are_polled_whole_or_by_their_members() => Snapshot.Verify(
        """
        using System.Collections.Generic;

        [ModbusRegisterMap]
        public partial class Module
        {
            [HoldingRegister(0, PollGroup = "fast")] public ushort Power { get; set; }
            [HoldingRegister(1)] public ushort Hours { get; set; }
        }

        [ModbusRegisterMap]
        public partial class Inverter
        {
            [HoldingRegister(0)] public ushort Count { get; set; }
            [RegisterGroup(10, CountFrom = nameof(Count))] public partial IReadOnlyList<Module> Modules { get; }
            [RegisterGroup(100, PollGroup = "slow")] public partial Module Plate { get; }
        }
        """,
        Parts.Map);
}
