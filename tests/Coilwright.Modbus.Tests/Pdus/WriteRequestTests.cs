using Coilwright.Modbus.Pdus;

namespace Coilwright.Modbus.Tests.Pdus;

public sealed class WriteRequestTests
{
    // The examples of the specification, 6.5 and 6.6; off added.
    [Fact]
    public void Writes_and_reads_a_single_value()
    {
        AssertBytes("0500ACFF00", WriteSingleRequest.Coil(0xAC, true));
        AssertBytes("0500AC0000", WriteSingleRequest.Coil(0xAC, false));
        AssertBytes("0600010003", WriteSingleRequest.Register(1, 3));

        static void AssertBytes(string hex, WriteSingleRequest request)
        {
            byte[] pdu = new byte[WriteSingleRequest.Size];
            Assert.Equal(pdu.Length, request.Write(pdu));
            Assert.Equal(hex, Convert.ToHexString(pdu));
            Assert.True(WriteSingleRequest.TryParse(pdu, out WriteSingleRequest parsed, out _));
            Assert.Equal(request, parsed);
        }
    }

    [Theory]
    [InlineData("", PduFault.Empty)]
    [InlineData("0F00000000", PduFault.UnexpectedFunction)]
    [InlineData("0600", PduFault.Truncated)]
    [InlineData("060000000000", PduFault.TrailingBytes)]
    [InlineData("0500000001", PduFault.ValueNotAllowed)]
    [InlineData("050000FF01", PduFault.ValueNotAllowed)]
    [InlineData("050000FFFF", PduFault.ValueNotAllowed)]
    [InlineData("0500000100", PduFault.ValueNotAllowed)]
    public void Names_what_is_wrong_with_a_single_value(string hex, PduFault expected)
    {
        Assert.False(WriteSingleRequest.TryParse(Convert.FromHexString(hex), out _, out PduFault fault));
        Assert.Equal(expected, fault);
    }

    // The example of the specification, 6.11: ten coils from 20 on.
    [Fact]
    public void Writes_and_reads_several_coils()
    {
        bool[] coils = [true, false, true, true, false, false, true, true, true, false];
        byte[] pdu = new byte[8];

        Assert.Equal(8, WriteMultipleRequest.WriteCoils(pdu, 0x13, coils));
        Assert.Equal("0F0013000A02CD01", Convert.ToHexString(pdu));
        Assert.Equal(8, new WriteMultipleRequest(FunctionCode.WriteMultipleCoils, 0x13, 10, [0xCD, 0x01]).Write(pdu));
        Assert.Equal("0F0013000A02CD01", Convert.ToHexString(pdu));
        Assert.True(WriteMultipleRequest.TryParse(pdu, out WriteMultipleRequest parsed, out _));
        Assert.Equal((0x13, 10, 8), (parsed.Address, parsed.Quantity, parsed.Size));
        Assert.Equal("CD01", Convert.ToHexString(parsed.Data));
    }

    // The example of the specification, 6.12.
    [Fact]
    public void Writes_and_reads_several_registers_and_leaves_the_callers_as_they_were()
    {
        ushort[] registers = [0x000A, 0x0102];
        byte[] pdu = new byte[10];

        Assert.Equal(10, WriteMultipleRequest.WriteRegisters(pdu, 1, registers));
        Assert.Equal("100001000204000A0102", Convert.ToHexString(pdu));
        Assert.Equal([0x000A, 0x0102], registers);
        Assert.True(WriteMultipleRequest.TryParse(pdu, out WriteMultipleRequest parsed, out _));
        Assert.Equal((FunctionCode.WriteMultipleRegisters, 1, 2), (parsed.Function, parsed.Address, parsed.Quantity));
        Assert.Equal("000A0102", Convert.ToHexString(parsed.Data));
    }

    [Theory]
    [InlineData("", PduFault.Empty)]
    [InlineData("0600000001020000", PduFault.UnexpectedFunction)]
    [InlineData("1000000001", PduFault.Truncated)]
    [InlineData("10000000010200", PduFault.Truncated)]
    [InlineData("1000000001020000FF", PduFault.TrailingBytes)]
    [InlineData("100000000000", PduFault.QuantityOutOfRange)]
    [InlineData("10000000007CF80000", PduFault.QuantityOutOfRange)]
    [InlineData("1000000001040000", PduFault.ByteCountMismatch)]
    [InlineData("1000000001010000", PduFault.ByteCountMismatch)]
    [InlineData("10FFFF00020400000000", PduFault.AddressOutOfRange)]
    [InlineData("0F000000090100", PduFault.ByteCountMismatch)]
    [InlineData("0F000007B1F700", PduFault.QuantityOutOfRange)]
    [InlineData("0FFFFF000201FF", PduFault.AddressOutOfRange)]
    public void Names_what_is_wrong_with_several_values(string hex, PduFault expected)
    {
        Assert.False(WriteMultipleRequest.TryParse(Convert.FromHexString(hex), out _, out PduFault fault));
        Assert.Equal(expected, fault);
    }

    [Fact]
    public void Takes_no_more_than_the_limits_row_25()
    {
        byte[] pdu = new byte[PduLimits.MaxSize];

        Assert.Equal(252, WriteMultipleRequest.WriteCoils(pdu, 65536 - 1968, new bool[1968]));
        Assert.True(WriteMultipleRequest.TryParse(pdu.AsSpan(0, 252), out _, out _));
        Assert.Equal(252, WriteMultipleRequest.WriteRegisters(pdu, 65536 - 123, new ushort[123]));
        Assert.True(WriteMultipleRequest.TryParse(pdu.AsSpan(0, 252), out _, out _));

        Assert.Throws<ArgumentOutOfRangeException>(() => WriteMultipleRequest.WriteCoils(pdu, 0, new bool[1969]));
        Assert.Throws<ArgumentOutOfRangeException>(() => WriteMultipleRequest.WriteCoils(pdu, 0, []));
        Assert.Throws<ArgumentOutOfRangeException>(() => WriteMultipleRequest.WriteRegisters(pdu, 0, new ushort[124]));
        Assert.Throws<ArgumentOutOfRangeException>(() => WriteMultipleRequest.WriteRegisters(pdu, 65535, new ushort[2]));
        Assert.Throws<ArgumentOutOfRangeException>(() => new WriteMultipleRequest(FunctionCode.WriteSingleCoil, 0, 1, [0]).Size);
        Assert.Throws<ArgumentException>(() => new WriteMultipleRequest(FunctionCode.WriteMultipleCoils, 0, 9, [0]).Size);
    }

    // The examples of the specification, 6.11 and 6.12.
    [Theory]
    [InlineData(FunctionCode.WriteMultipleCoils, 0x13, 10, "0F0013000A")]
    [InlineData(FunctionCode.WriteMultipleRegisters, 1, 2, "1000010002")]
    public void Writes_and_reads_the_response_to_several_values(FunctionCode function, int address, int quantity, string hex)
    {
        var response = new WriteMultipleResponse(function, (ushort)address, (ushort)quantity);
        byte[] pdu = new byte[WriteMultipleResponse.Size];

        Assert.Equal(5, response.Write(pdu));
        Assert.Equal(hex, Convert.ToHexString(pdu));
        Assert.True(WriteMultipleResponse.TryParse(pdu, out WriteMultipleResponse parsed, out _));
        Assert.Equal(response, parsed);
    }

    [Theory]
    [InlineData("", PduFault.Empty)]
    [InlineData("0600010002", PduFault.UnexpectedFunction)]
    [InlineData("10000100", PduFault.Truncated)]
    [InlineData("100001000200", PduFault.TrailingBytes)]
    public void Names_what_is_wrong_with_the_response(string hex, PduFault expected)
    {
        Assert.False(WriteMultipleResponse.TryParse(Convert.FromHexString(hex), out _, out PduFault fault));
        Assert.Equal(expected, fault);
        Assert.Throws<ArgumentOutOfRangeException>(() => new WriteMultipleResponse(FunctionCode.WriteSingleCoil, 0, 1));
    }
}
