using Coilwright.Generators.Tests.Harness;

namespace Coilwright.Generators.Tests.Snapshots;

public sealed class MapSnapshots
{
    [Fact]
    public void The_map_of_the_readme() => Snapshot.Verify(
        """
        namespace Plant;

        public enum BaudRate : ushort { Baud9600, Baud19200 }

        /// <summary>A three-phase meter.</summary>
        [ModbusRegisterMap(Order = RegisterOrder.ABCD, MaxGap = 4)]
        public partial class EnergyMeter
        {
            [InputRegister(0x0000, Unit = "V")] public float VoltageL1 { get; set; }
            [InputRegister(0x0002, As = RegisterType.UInt16, Scale = 0.01, Unit = "Hz")] public decimal Frequency { get; set; }
            [HoldingRegister(0x0014, As = RegisterType.UInt16, Scale = 0.1, Min = 0, Max = 100, Unit = "A")] public double Limit { get; set; }
            [HoldingRegister(0x001C)] public BaudRate Baud { get; set; }
            [HoldingRegister(0x0020, Length = 8)] public string Serial { get; set; } = "";
            [HoldingRegister(0x0030, Bit = 3)] public bool AlarmLatched { get; set; }
            [HoldingRegister(0x0031), NotAvailable(0x8000)] public short? Temperature { get; set; }
            [Coil(0)] public bool Relay { get; set; }
            [DiscreteInput(0)] public bool DoorOpen { get; set; }
        }
        """);

    [Fact]
    public void A_map_without_members() => Snapshot.Verify(
        """
        [ModbusRegisterMap]
        public partial class Empty;
        """);

    [Fact]
    public void Requests_span_gaps_up_to_the_widest_allowed_and_stay_below_the_limit() => Snapshot.Verify(
        """
        [ModbusRegisterMap(MaxGap = 2, MaxRegistersPerRead = 6)]
        public partial class Pump
        {
            [InputRegister(0)] public uint Hours { get; set; }
            [InputRegister(4)] public uint Starts { get; set; }
            [InputRegister(6)] public ushort State { get; set; }
            [InputRegister(10)] public ushort Faults { get; set; }
        }
        """,
        Parts.Map);

    [Fact]
    public void Obsolete_members_are_still_read() => Snapshot.Verify(
        """
        [ModbusRegisterMap]
        public partial class Pump
        {
            [InputRegister(0), System.Obsolete("Read Hours.")] public ushort Days { get; set; }
        }
        """,
        Parts.Map);

    [Fact]
    public void An_obsolete_map_over_an_obsolete_type_is_still_read() => Snapshot.Verify(
        """
        [System.Obsolete] public enum State : ushort { Off, On }

        [ModbusRegisterMap, System.Obsolete]
        public partial class Pump
        {
            [InputRegister(0)] public State State { get; set; }
        }
        """,
        Parts.Client);
}
