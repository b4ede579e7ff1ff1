using Coilwright.Generators.Tests.Harness;

namespace Coilwright.Generators.Tests.Snapshots;

public sealed class TypeSnapshots
{
    [Fact]
    public void A_positional_record_is_made_through_its_parameters() => Snapshot.Verify(
        """
        namespace Plant;

        [ModbusRegisterMap]
        public partial record Reading(
            [property: InputRegister(0)] ushort Level,
            [property: InputRegister(1)] short Temperature);
        """);

    [Fact]
    public void A_record_struct_is_never_reused() => Snapshot.Verify(
        """
        namespace Plant;

        [ModbusRegisterMap]
        public partial record struct Reading([property: InputRegister(0)] ushort Level);
        """,
        Parts.Map | Parts.Client);

    [Fact]
    public void A_struct_is_filled_by_an_object_initializer() => Snapshot.Verify(
        """
        namespace Plant;

        [ModbusRegisterMap]
        public partial struct Reading
        {
            [InputRegister(0)] public ushort Level { get; set; }
            [InputRegister(1)] public short Temperature { get; init; }
        }
        """,
        Parts.Map);

    [Fact]
    public void A_readonly_struct_is_made_through_its_constructor() => Snapshot.Verify(
        """
        namespace Plant;

        [ModbusRegisterMap]
        public readonly partial struct Reading(ushort level, short temperature)
        {
            [InputRegister(0)] public ushort Level { get; } = level;
            [InputRegister(1)] public short Temperature { get; } = temperature;
        }
        """,
        Parts.Map);

    [Fact]
    public void Init_only_members_make_a_new_map_at_every_read() => Snapshot.Verify(
        """
        namespace Plant;

        [ModbusRegisterMap]
        public partial class Reading
        {
            [InputRegister(0)] public ushort Level { get; init; }
            [HoldingRegister(1, Length = 2)] public string Tag { get; init; } = "";
        }
        """,
        Parts.Map | Parts.Client);

    [Fact]
    public void Required_members_that_can_be_set_again_leave_the_map_reusable() => Snapshot.Verify(
        """
        namespace Plant;

        [ModbusRegisterMap]
        public partial class Reading
        {
            [InputRegister(0)] public required ushort Level { get; set; }
            [InputRegister(1, Length = 2)] public required string Tag { get; set; }
        }
        """,
        Parts.Map);

    [Fact]
    public void A_nested_map_has_its_members_and_client_beside_it() => Snapshot.Verify(
        """
        namespace Plant;

        public static partial class Devices
        {
            public partial interface IPumps
            {
                [ModbusRegisterMap]
                internal partial class Pump
                {
                    [HoldingRegister(0)] public ushort Speed { get; set; }
                }
            }
        }
        """);

    [Fact]
    public void A_generic_map_hands_its_parameters_and_constraints_on() => Snapshot.Verify(
        """
        namespace Plant;

        public partial record struct Outer<TOuter>
            where TOuter : notnull
        {
            [ModbusRegisterMap]
            public partial class Pump<T, U>
                where T : class?, System.IComparable<T>, new()
                where U : unmanaged
            {
                [HoldingRegister(0)] public ushort Speed { get; set; }
            }
        }
        """);

    [Fact]
    public void Members_and_client_are_no_more_accessible_than_map_and_property() => Snapshot.Verify(
        """
        namespace Plant;

        internal enum Mode : ushort { Off, On }

        public partial class Devices
        {
            [ModbusRegisterMap]
            protected internal partial class Pump
            {
                [HoldingRegister(0)] internal Mode Mode { get; set; }
                [HoldingRegister(1)] private ushort Speed { get; set; }
                [HoldingRegister(2)] public ushort Hours { get; private set; }
            }
        }
        """,
        Parts.Members | Parts.Client);

    [Fact]
    public void Keywords_and_parameter_names_can_be_names_of_anything() => Snapshot.Verify(
        """
        namespace @event.@namespace;

        public enum @enum : ushort { @if }

        public partial class @class<@in>
        {
            [ModbusRegisterMap]
            public partial class @struct
            {
                [HoldingRegister(0), WriteGroup("return")] public ushort @int { get; set; }
                [HoldingRegister(1)] public @enum @enum { get; set; }
                [HoldingRegister(2), NotAvailable(1)] public ushort? data { get; set; }
                [HoldingRegister(3), NotAvailable(1)] public ushort? rawdata { get; set; }
                [HoldingRegister(4)] public ushort image { get; set; }
                [HoldingRegister(5)] public ushort block { get; set; }
                [HoldingRegister(6)] public ushort value { get; set; }
                [HoldingRegister(7)] public ushort map { get; set; }
            }
        }
        """);
}
