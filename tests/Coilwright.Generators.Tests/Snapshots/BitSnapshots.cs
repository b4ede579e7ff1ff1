using Coilwright.Generators.Tests.Harness;

namespace Coilwright.Generators.Tests.Snapshots;

public sealed class BitSnapshots
{
    [Fact]
    public void Coils_and_discrete_inputs_share_bytes() => Snapshot.Verify(
        """
        [ModbusRegisterMap(MaxGap = 5)]
        public partial class Relays
        {
            [Coil(3)] public bool First { get; set; }
            [Coil(9)] public bool Second { get; set; }
            [Coil(11)] public bool Third { get; set; }
            [DiscreteInput(0)] public bool Door { get; set; }
        }
        """,
        Parts.Map);

    [Fact]
    public void Coils_in_a_row_are_an_array() => Snapshot.Verify(
        """
        [ModbusRegisterMap]
        public partial class Relays
        {
            [Coil(0)] public bool Main { get; set; }
            [Coil(1, Length = 12)] public bool[] Outputs { get; set; } = [];
        }
        """);

    [Fact]
    public void Flags_of_a_register() => Snapshot.Verify(
        """
        [ModbusRegisterMap]
        public partial class Status
        {
            [HoldingRegister(0, Bit = 0)] public bool Running { get; set; }
            [HoldingRegister(0, Bit = 15)] public bool Fault { get; set; }
            [HoldingRegister(1, Length = 2)] public bool[] Alarms { get; set; } = [];
        }
        """,
        Parts.Map | Parts.Members);

    [Fact]
    public void Bit_ranges_signed_and_unsigned() => Snapshot.Verify(
        """
        public enum Mode : byte { Off, Low, High, Unknown }

        [ModbusRegisterMap]
        public partial class Status
        {
            [HoldingRegister(0, Bit = 0, BitCount = 2)] public Mode Mode { get; set; }
            [HoldingRegister(0, Bit = 2, BitCount = 6, As = RegisterType.Int16)] public sbyte Trim { get; set; }
            [HoldingRegister(0, Bit = 8, BitCount = 8), NotAvailable(0xFF)] public int? Level { get; set; }
            [HoldingRegister(1, Bit = 4, BitCount = 12, As = RegisterType.Int16, Scale = 0.1)] public double Temperature { get; set; }
        }
        """,
        Parts.Map | Parts.Members);
}
