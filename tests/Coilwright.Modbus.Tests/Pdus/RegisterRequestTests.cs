using Coilwright.Modbus.Pdus;

namespace Coilwright.Modbus.Tests.Pdus;

public sealed class RegisterRequestTests
{
    // The example of the specification, 6.16.
    [Fact]
    public void Writes_and_reads_a_mask()
    {
        var request = new MaskWriteRequest(4, 0xF2, 0x25);
        byte[] pdu = new byte[MaskWriteRequest.Size];

        Assert.Equal(7, request.Write(pdu));
        Assert.Equal("16000400F20025", Convert.ToHexString(pdu));
        Assert.True(MaskWriteRequest.TryParse(pdu, out MaskWriteRequest parsed, out _));
        Assert.Equal(request, parsed);
    }

    [Theory]
    [InlineData(0x12, 0xF2, 0x25, 0x17)]
    [InlineData(0x1234, 0xFFFF, 0xFFFF, 0x1234)]
    [InlineData(0x1234, 0x0000, 0xABCD, 0xABCD)]
    [InlineData(0x1234, 0xFFFE, 0x0001, 0x1235)]
    public void Masks_as_the_specification_says(int current, int and, int or, int expected) =>
        Assert.Equal(expected, new MaskWriteRequest(0, (ushort)and, (ushort)or).Apply((ushort)current));

    [Theory]
    [InlineData("", PduFault.Empty)]
    [InlineData("17000400F20025", PduFault.UnexpectedFunction)]
    [InlineData("16000400F200", PduFault.Truncated)]
    [InlineData("16000400F2002500", PduFault.TrailingBytes)]
    public void Names_what_is_wrong_with_a_mask(string hex, PduFault expected)
    {
        Assert.False(MaskWriteRequest.TryParse(Convert.FromHexString(hex), out _, out PduFault fault));
        Assert.Equal(expected, fault);
    }

    // The example of the specification, 6.17.
    [Fact]
    public void Writes_and_reads_a_write_with_a_read()
    {
        byte[] pdu = new byte[16];

        Assert.Equal(16, ReadWriteRequest.WriteRegisters(pdu, 3, 6, 14, [0xFF, 0xFF, 0xFF]));
        Assert.Equal("1700030006000E00030600FF00FF00FF", Convert.ToHexString(pdu));
        Assert.True(ReadWriteRequest.TryParse(pdu, out ReadWriteRequest parsed, out _));
        Assert.Equal((3, 6, 14, 3, 16), (parsed.ReadAddress, parsed.ReadQuantity, parsed.WriteAddress, parsed.WriteQuantity, parsed.Size));
        Assert.Equal("00FF00FF00FF", Convert.ToHexString(parsed.Data));
        byte[] again = new byte[16];
        Assert.Equal(16, parsed.Write(again));
        Assert.Equal(pdu, again);
    }

    [Theory]
    [InlineData("", PduFault.Empty)]
    [InlineData("100000000100000001020000", PduFault.UnexpectedFunction)]
    [InlineData("170000000100000001", PduFault.Truncated)]
    [InlineData("1700000001000000010200", PduFault.Truncated)]
    [InlineData("17000000010000000102000000", PduFault.TrailingBytes)]
    [InlineData("170000000000000001020000", PduFault.QuantityOutOfRange)]
    [InlineData("170000007E00000001020000", PduFault.QuantityOutOfRange)]
    [InlineData("17000000010000000000", PduFault.QuantityOutOfRange)]
    [InlineData("1700000001000000" + "7AF40000", PduFault.QuantityOutOfRange)]
    [InlineData("170000000100000001030000", PduFault.ByteCountMismatch)]
    [InlineData("17FFFF000200000001020000", PduFault.AddressOutOfRange)]
    [InlineData("1700000001FFFF00020400000000", PduFault.AddressOutOfRange)]
    public void Names_what_is_wrong_with_a_write_with_a_read(string hex, PduFault expected)
    {
        Assert.False(ReadWriteRequest.TryParse(Convert.FromHexString(hex), out _, out PduFault fault));
        Assert.Equal(expected, fault);
    }

    [Fact]
    public void A_write_with_a_read_takes_no_more_than_the_limits_row_25()
    {
        byte[] pdu = new byte[PduLimits.MaxSize];

        Assert.Equal(252, ReadWriteRequest.WriteRegisters(pdu, 65411, 125, 65415, new ushort[121]));
        Assert.True(ReadWriteRequest.TryParse(pdu.AsSpan(0, 252), out _, out _));
        Assert.Throws<ArgumentOutOfRangeException>(() => ReadWriteRequest.WriteRegisters(pdu, 0, 126, 0, [1]));
        Assert.Throws<ArgumentOutOfRangeException>(() => ReadWriteRequest.WriteRegisters(pdu, 0, 1, 0, new ushort[122]));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ReadWriteRequest(0, 1, 65535, new byte[4]).Size);
        Assert.Throws<ArgumentException>(() => new ReadWriteRequest(0, 1, 0, new byte[3]).Size);
    }
}
