using Coilwright.Generators.Tests.Harness;

namespace Coilwright.Generators.Tests.Snapshots;

public sealed class NumberSnapshots
{
    [Fact]
    public void Numbers_of_every_width() => Snapshot.Verify(
        """
        [ModbusRegisterMap]
        public partial class Numbers
        {
            [InputRegister(0)] public short Int16 { get; set; }
            [InputRegister(1)] public ushort UInt16 { get; set; }
            [InputRegister(2)] public int Int32 { get; set; }
            [InputRegister(4)] public uint UInt32 { get; set; }
            [InputRegister(6)] public long Int64 { get; set; }
            [InputRegister(10)] public ulong UInt64 { get; set; }
            [InputRegister(14)] public float Single { get; set; }
            [InputRegister(16)] public double Double { get; set; }
        }
        """,
        Parts.Map);

    [Fact]
    public void Every_order_of_bytes() => Snapshot.Verify(
        """
        [ModbusRegisterMap(Order = RegisterOrder.CDAB)]
        public partial class Orders
        {
            [InputRegister(0)] public float OfTheMap { get; set; }
            [InputRegister(2, Order = RegisterOrder.ABCD)] public float Abcd { get; set; }
            [InputRegister(4, Order = RegisterOrder.BADC)] public float Badc { get; set; }
            [InputRegister(6, Order = RegisterOrder.DCBA)] public float Dcba { get; set; }
            [InputRegister(8)] public ushort OneRegisterHasNoOrderOfRegisters { get; set; }
            [InputRegister(9, Order = RegisterOrder.BADC)] public ushort ButOneOfBytes { get; set; }
        }
        """,
        Parts.Map);

    [Fact]
    public void Bytes_fill_a_register_and_are_checked() => Snapshot.Verify(
        """
        [ModbusRegisterMap]
        public partial class Bytes
        {
            [HoldingRegister(0)] public byte Unsigned { get; set; }
            [HoldingRegister(1)] public sbyte Signed { get; set; }
        }
        """,
        Parts.Members);

    [Fact]
    public void Types_on_the_wire_that_lose_nothing() => Snapshot.Verify(
        """
        [ModbusRegisterMap]
        public partial class Wider
        {
            [HoldingRegister(0, As = RegisterType.UInt16)] public int Integer { get; set; }
            [HoldingRegister(1, As = RegisterType.Int32)] public double Whole { get; set; }
            [HoldingRegister(3, As = RegisterType.UInt32)] public decimal Money { get; set; }
            [HoldingRegister(5, As = RegisterType.Single)] public double Fraction { get; set; }
        }
        """,
        Parts.Members);

    [Fact]
    public void Enums_keep_unknown_values() => Snapshot.Verify(
        """
        public enum Narrow : byte { One = 1 }
        public enum Plain { One = 1 }
        public enum Wide : long { One = 1 }

        [ModbusRegisterMap]
        public partial class Enums
        {
            [HoldingRegister(0)] public Narrow Narrow { get; set; }
            [HoldingRegister(1)] public Plain Plain { get; set; }
            [HoldingRegister(3, As = RegisterType.UInt16)] public Plain PlainInOneRegister { get; set; }
            [HoldingRegister(4)] public Wide Wide { get; set; }
        }
        """,
        Parts.Members);

    [Fact]
    public void Scales_are_exact_fractions() => Snapshot.Verify(
        """
        [ModbusRegisterMap]
        public partial class Scaled
        {
            [HoldingRegister(0, As = RegisterType.UInt16, Scale = 0.1)] public double Tenth { get; set; }
            [HoldingRegister(1, As = RegisterType.Int16, Scale = 0.1)] public float TenthOfSingle { get; set; }
            [HoldingRegister(2, As = RegisterType.UInt16, Scale = 0.1)] public decimal TenthOfDecimal { get; set; }
            [HoldingRegister(3, As = RegisterType.UInt16, Scale = 10)] public double Ten { get; set; }
            [HoldingRegister(4, As = RegisterType.UInt16, Scale = 0.25, Offset = -40)] public double QuarterFromMinus40 { get; set; }
            [HoldingRegister(5, As = RegisterType.Int16, Scale = -0.3)] public double Negative { get; set; }
            [HoldingRegister(6, As = RegisterType.Single, Scale = 0.001)] public double Thousandth { get; set; }
            [HoldingRegister(8, Scale = 10, Offset = 5)] public int Integer { get; set; }
        }
        """,
        Parts.Members);

    [Fact]
    public void Scales_that_a_double_would_round_twice_take_the_long_way() => Snapshot.Verify(
        """
        [ModbusRegisterMap]
        public partial class Scaled
        {
            [HoldingRegister(0, As = RegisterType.UInt64, Scale = 0.1)] public double Energy { get; set; }
            [HoldingRegister(4, As = RegisterType.UInt16, Scale = 100.0 / 65535, Offset = 0.5)] public double Percent { get; set; }
        }
        """,
        Parts.Members);
}
