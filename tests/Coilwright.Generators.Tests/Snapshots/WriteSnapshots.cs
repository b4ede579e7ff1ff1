using Coilwright.Generators.Tests.Harness;

namespace Coilwright.Generators.Tests.Snapshots;

public sealed class WriteSnapshots
{
    [Fact]
    public void Ranges_are_literals_of_the_property_s_type() => Snapshot.Verify(
        """
        [ModbusRegisterMap]
        public partial class Limits
        {
            [HoldingRegister(0, Min = -5, Max = 5)] public short Both { get; set; }
            [HoldingRegister(1, Min = 10)] public ushort AtLeast { get; set; }
            [HoldingRegister(2, As = RegisterType.UInt16, Scale = 0.1, Max = 100.5, Unit = "A")] public double AtMost { get; set; }
            [HoldingRegister(3, As = RegisterType.Int16, Scale = 0.01, Min = 0.5)] public decimal Exact { get; set; }
            [HoldingRegister(4, Min = 0)] public float Open { get; set; }
            [HoldingRegister(6, Min = 1, Max = 4), NotAvailable(0)] public byte? Optional { get; set; }
        }
        """,
        Parts.Members | Parts.Client);

    [Fact]
    public void Registers_are_written_by_the_function_code_that_the_map_names() => Snapshot.Verify(
        """
        [ModbusRegisterMap]
        public partial class Drive
        {
            [HoldingRegister(0)] public ushort Speed { get; set; }
            [HoldingRegister(1, Write = RegisterWrite.Multiple)] public ushort Ramp { get; set; }
            [InputRegister(0)] public ushort Torque { get; set; }
            [HoldingRegister(2)] public ushort Hours { get; private set; }
        }
        """,
        Parts.Members | Parts.Client);

    [Fact]
    public void A_group_is_written_in_as_few_requests_as_adjacency_allows() => Snapshot.Verify(
        """
        [ModbusRegisterMap]
        public partial class Drive
        {
            [HoldingRegister(4, Bit = 2), WriteGroup("Setup")] public bool Reverse { get; set; }
            [HoldingRegister(0, Max = 3000), WriteGroup("Setup")] public ushort Speed { get; set; }
            [HoldingRegister(1), WriteGroup("Setup")] public float Ramp { get; set; }
            [HoldingRegister(4, Bit = 8, BitCount = 4), WriteGroup("Setup")] public byte Mode { get; set; }
            [HoldingRegister(8, Write = RegisterWrite.Multiple), WriteGroup("Setup")] public ushort Torque { get; set; }
            [Coil(2), WriteGroup("Setup")] public bool Enable { get; set; }
            [Coil(3), WriteGroup("Setup")] public bool Brake { get; set; }
            [Coil(9), WriteGroup("Setup")] public bool Fan { get; set; }
        }
        """,
        Parts.Members | Parts.Client);

    [Fact]
    public void Roles_are_named_for_reading_and_for_writing() => Snapshot.Verify(
        """
        [ModbusRegisterMap]
        public partial class Drive
        {
            [HoldingRegister(0), RequiresRole("Operator")] public ushort Speed { get; set; }
            [HoldingRegister(1), RequiresRole("Operator", "Chief \"Engineer\"", Access = MemberAccess.Write)] public ushort Ramp { get; set; }
            [InputRegister(0), RequiresRole("Viewer", Access = MemberAccess.Read)] public ushort Torque { get; set; }
            [HoldingRegister(2), RequiresRole("Viewer", Access = MemberAccess.Read), RequiresRole("Operator", Access = MemberAccess.Write)]
            public ushort Hours { get; set; }
        }
        """,
        Parts.Members);

    [Fact]
    public void A_register_that_its_parts_cover_is_written_whole() => Snapshot.Verify(
        """
        [ModbusRegisterMap]
        public partial record Clock
        {
            [HoldingRegister(0), WriteGroup("Time")] public ushort Seconds { get; init; }
            [HoldingRegister(1, Bit = 8, BitCount = 8), WriteGroup("Time")] public byte Hour { get; init; }
            [HoldingRegister(1, Bit = 0, BitCount = 8), WriteGroup("Time")] public byte Minute { get; init; }
        }
        """,
        Parts.Members);

    [Fact]
    public void A_value_that_the_constructor_takes_is_written_as_any_other() => Snapshot.Verify(
        """
        [ModbusRegisterMap]
        public partial class Limits(ushort upper)
        {
            [HoldingRegister(0), WriteGroup("All")] public ushort Upper { get; } = upper;
        }
        """,
        Parts.Client);
}
