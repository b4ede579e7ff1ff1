using Coilwright.Generators.Tests.Harness;

namespace Coilwright.Generators.Tests.Snapshots;

public sealed class PlanSnapshots
{
    [Fact]
    public void No_request_reaches_across_a_forbidden_range() => Snapshot.Verify(
        """
        [ModbusRegisterMap(MaxGap = 8)]
        [ForbiddenRange(RegisterTable.InputRegister, 3, 4)]
        public partial class Pump
        {
            [InputRegister(0)] public ushort Hours { get; set; }
            [InputRegister(2)] public ushort Starts { get; set; }
            [InputRegister(5)] public ushort State { get; set; }
        }
        """,
        Parts.Map);

    [Fact]
    public void An_atomic_group_is_not_torn_by_the_limit_of_a_request() => Snapshot.Verify(
        """
        [ModbusRegisterMap(MaxRegistersPerRead = 4)]
        public partial class Clock
        {
            [InputRegister(0)] public uint Uptime { get; set; }
            [InputRegister(2)] public ushort Zone { get; set; }
            [InputRegister(3), Atomic("Now")] public ushort Hour { get; set; }
            [InputRegister(4), Atomic("Now")] public ushort Minute { get; set; }
            [InputRegister(5), Atomic("Now")] public ushort Second { get; set; }
        }
        """,
        Parts.Map | Parts.Members);
}
