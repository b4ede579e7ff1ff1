using Coilwright.Generators.Tests.Harness;

namespace Coilwright.Generators.Tests.Snapshots;

public sealed class NotAvailableSnapshots
{
    [Fact]
    public void Patterns_are_compared_before_anything_else() => Snapshot.Verify(
        """
        public enum State : ushort { Off, On }

        [ModbusRegisterMap]
        public partial class Inverter
        {
            [HoldingRegister(0), NotAvailable(0x8000)] public short? Temperature { get; set; }
            [HoldingRegister(1), NotAvailable(0xFFFF, 0xFFFE)] public State? State { get; set; }
            [HoldingRegister(2), NotAvailable(0x7FC00000)] public float? Power { get; set; }
            [HoldingRegister(4, As = RegisterType.UInt32, Scale = 0.01, Order = RegisterOrder.CDAB), NotAvailable(0xFFFFFFFF)] public decimal? Energy { get; set; }
            [HoldingRegister(6), NotAvailable(0x8000000000000000)] public long? Total { get; set; }
            [HoldingRegister(10), NotAvailable(0xFFFF)] public byte? Phase { get; set; }
        }
        """,
        Parts.Map | Parts.Members);
}
