using Coilwright.Generators.Tests.Harness;

namespace Coilwright.Generators.Tests.Snapshots;

public sealed class SpecialSnapshots
{
    [Fact]
    public void Dates_addresses_and_digits_have_readers_of_their_own() => Snapshot.Verify(
        """
        [ModbusRegisterMap]
        public partial class Plate
        {
            [HoldingRegister(0, Length = 4, Text = RegisterText.Ascii | RegisterText.Swapped)] public string Serial { get; set; } = "";
            [HoldingRegister(4, As = RegisterType.Bcd32)] public uint Number { get; set; }
            [HoldingRegister(6, As = RegisterType.Half)] public float Level { get; set; }
            [HoldingRegister(8, As = RegisterType.UnixSeconds, Order = RegisterOrder.CDAB), NotAvailable(0)] public System.DateTimeOffset? Built { get; set; }
            [HoldingRegister(10, As = RegisterType.CalendarBcd)] public System.DateTime Clock { get; set; }
            [HoldingRegister(13, Length = 2)] public System.Net.IPAddress? Address { get; set; }
            [HoldingRegister(15, Length = 3)] public Eui48 Hardware { get; set; }
        }
        """,
        Parts.Map);

    [Fact]
    public void A_converter_is_called_by_name() => Snapshot.Verify(
        """
        public static class Letter
        {
            public static char Decode(System.ReadOnlySpan<byte> data) => (char)data[1];
            public static void Encode(char value, System.Span<byte> data) => data[1] = (byte)value;
        }

        [ModbusRegisterMap]
        public partial class Meter
        {
            [HoldingRegister(0, Length = 1, Converter = typeof(Letter))] public char Tariff { get; set; }
        }
        """,
        Parts.Map | Parts.Members);

    [Fact]
    public void A_view_is_read_but_not_encoded_with_the_map() => Snapshot.Verify(
        """
        [ModbusRegisterMap]
        public partial class Event
        {
            [HoldingRegister(0)] public uint Code { get; set; }
            [HoldingRegister(0, Overlaps = true)] public float Value { get; set; }
        }
        """,
        Parts.Map);
}
