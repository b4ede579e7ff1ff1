using Coilwright.Modbus;

namespace Coilwright.Generators.Tests.RoundTrips;

public sealed partial class BitRangeTests
{
    [Fact]
    public void A_range_is_unsigned_whatever_its_property_is_row_23()
    {
        Assert.Equal(Mode.High, PanelMembers.Mode.Decode([0x00, 0x02]));
        Assert.Equal(15, PanelMembers.Level.Decode([0x00, 0x3C]));
        Assert.Equal(3, PanelMembers.Wide.Decode([0x00, 0xC0]));
        Assert.Equal(15, PanelMembers.Trim.Decode([0x0F, 0x00]));
        Assert.Equal((short)14, PanelMembers.Maybe.Decode([0x00, 0x0E]));
    }

    [Fact]
    public void A_signed_type_on_the_wire_makes_it_signed_row_23()
    {
        Assert.Equal(-2, PanelMembers.Signed.Decode([0xE0, 0x00]));
        Assert.Equal((short)-2, PanelMembers.MaybeSigned.Decode([0x00, 0xE0]));
    }

    [Fact]
    public void Every_value_comes_back()
    {
        byte[] data = new byte[2];
        for (short value = 0; value < 16; value++)
        {
            PanelMembers.Level.Encode(value, data);
            Assert.Equal(value, PanelMembers.Level.Decode(data));
            PanelMembers.Trim.Encode((sbyte)value, data);
            Assert.Equal(value, PanelMembers.Trim.Decode(data));
            PanelMembers.Signed.Encode(value - 8, data);
            Assert.Equal(value - 8, PanelMembers.Signed.Decode(data));
        }
    }

    [Fact]
    public void What_the_bits_cannot_hold_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => PanelMembers.Level.Encode(-1, new byte[2]));
        Assert.Throws<ArgumentOutOfRangeException>(() => PanelMembers.Level.Encode(16, new byte[2]));
        Assert.Throws<ArgumentOutOfRangeException>(() => PanelMembers.Trim.Encode(-1, new byte[2]));
    }

    [Fact]
    public void What_would_read_as_none_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => PanelMembers.Maybe.Encode(15, new byte[2]));
        Assert.Throws<ArgumentOutOfRangeException>(() => PanelMembers.MaybeSigned.Encode(-8, new byte[2]));
        byte[] data = new byte[2];
        PanelMembers.MaybeSigned.Encode(null, data);
        Assert.Equal("0080", Convert.ToHexString(data));
    }

    internal enum Mode
    {
        Off,
        Low,
        High,
    }

    [ModbusRegisterMap]
    internal sealed partial class Panel
    {
        [HoldingRegister(0, Bit = 0, BitCount = 2)] public Mode Mode { get; set; }
        [HoldingRegister(0, Bit = 2, BitCount = 4)] public short Level { get; set; }
        [HoldingRegister(0, Bit = 6, BitCount = 2)] public int Wide { get; set; }
        [HoldingRegister(0, Bit = 8, BitCount = 4, As = RegisterType.UInt16)] public sbyte Trim { get; set; }
        [HoldingRegister(0, Bit = 12, BitCount = 4, As = RegisterType.Int16)] public int Signed { get; set; }
        [HoldingRegister(1, Bit = 0, BitCount = 4), NotAvailable(0xF)] public short? Maybe { get; set; }
        [HoldingRegister(1, Bit = 4, BitCount = 4, As = RegisterType.Int16), NotAvailable(0x8)] public short? MaybeSigned { get; set; }
    }
}
