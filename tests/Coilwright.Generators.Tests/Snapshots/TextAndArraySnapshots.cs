using Coilwright.Generators.Tests.Harness;

namespace Coilwright.Generators.Tests.Snapshots;

public sealed class TextAndArraySnapshots
{
    [Fact]
    public void Strings_are_kept_while_they_stay_the_same() => Snapshot.Verify(
        """
        [ModbusRegisterMap]
        public partial class Plate
        {
            [HoldingRegister(0, Length = 8)] public string Serial { get; set; } = "";
            [InputRegister(0, Length = 4)] public string? Location { get; set; }
        }
        """);

    [Fact]
    public void Arrays_are_copied_whole() => Snapshot.Verify(
        """
        public enum State : ushort { Off, On }

        [ModbusRegisterMap]
        public partial class Log
        {
            [InputRegister(0, Length = 8)] public ushort[] Samples { get; set; } = [];
            [InputRegister(8, Length = 8, Order = RegisterOrder.CDAB)] public float[] Phases { get; set; } = [];
            [InputRegister(16, Length = 4)] public State[] States { get; set; } = [];
            [InputRegister(20, Length = 3)] public byte[] Blob { get; set; } = [];
        }
        """,
        Parts.Map);

    [Fact]
    public void Arrays_with_a_scale_go_element_by_element() => Snapshot.Verify(
        """
        [ModbusRegisterMap]
        public partial class Log
        {
            [HoldingRegister(0, Length = 4, As = RegisterType.Int16, Scale = 0.1)] public double[] Temperatures { get; set; } = [];
            [HoldingRegister(4, Length = 4, As = RegisterType.UInt16)] public byte[] OneInARegister { get; set; } = [];
        }
        """,
        Parts.Map | Parts.Members);
}
