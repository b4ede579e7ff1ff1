using Coilwright.Generators.Tests.Harness;

namespace Coilwright.Generators.Tests.Snapshots;

public sealed class GroupSnapshots
{
    [Fact]
    public void Groups_are_lists_of_other_maps() => Snapshot.Verify(
        """
        using System.Collections.Generic;

        [ModbusRegisterMap(MaxGap = 1)]
        public partial class PvString
        {
            [InputRegister(0)] public ushort Voltage { get; set; }
            [InputRegister(1)] public short Current { get; set; }
        }

        [ModbusRegisterMap]
        public partial class Inverter
        {
            [HoldingRegister(0)] public ushort StringCount { get; set; }
            [RegisterGroup(0x0100, Count = 24, Stride = 4)] public partial IReadOnlyList<PvString> Strings { get; }
            [RegisterGroup(0x0200, CountFrom = nameof(StringCount))] public partial RegisterGroupList<PvString> Extra { get; }
            [RegisterGroup(After = nameof(Extra))] public partial PvString Last { get; }
        }
        """,
        Parts.Map);

    [Fact]
    public void A_scale_of_the_map_around_is_taken_from_there() => Snapshot.Verify(
        """
        using System.Collections.Generic;

        [ModbusRegisterMap]
        public partial class Inverter
        {
            [HoldingRegister(0), NotAvailable(0x8000)] public short? Scale { get; set; }
            [HoldingRegister(1, As = RegisterType.UInt16, ScaleFrom = nameof(Scale)), NotAvailable(0xFFFF)] public decimal? Power { get; set; }
            [RegisterGroup(2, Count = 2)] public partial IReadOnlyList<Module> Modules { get; }

            [ModbusRegisterMap]
            public partial class Module
            {
                [HoldingRegister(0, As = RegisterType.Int16, ScaleFrom = nameof(Scale)), NotAvailable(0x8000)] public double? Power { get; set; }
            }
        }
        """,
        Parts.Map | Parts.Members);
}
