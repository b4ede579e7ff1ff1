using Coilwright.Modbus.Pdus;

namespace Coilwright.Modbus.Tests.Pdus;

public sealed class ReadResponseTests
{
    // The examples of the specification, 6.1 and 6.2.
    [Theory]
    [InlineData(FunctionCode.ReadCoils, "CD6B05", "0103CD6B05")]
    [InlineData(FunctionCode.ReadDiscreteInputs, "ACDB35", "0203ACDB35")]
    public void Writes_and_reads_bits(FunctionCode function, string data, string hex)
    {
        var response = new ReadBitsResponse(function, Convert.FromHexString(data));
        byte[] pdu = new byte[response.Size];

        Assert.Equal(5, response.Write(pdu));
        Assert.Equal(hex, Convert.ToHexString(pdu));
        Assert.True(ReadBitsResponse.TryParse(pdu, out ReadBitsResponse parsed, out _));
        Assert.Equal(function, parsed.Function);
        Assert.Equal(data, Convert.ToHexString(parsed.Data));
    }

    // The examples of the specification, 6.3, 6.4 and 6.17.
    [Theory]
    [InlineData(FunctionCode.ReadHoldingRegisters, "022B00000064", "0306022B00000064")]
    [InlineData(FunctionCode.ReadInputRegisters, "000A", "0402000A")]
    [InlineData(FunctionCode.ReadWriteMultipleRegisters, "00FE0ACD00010003000D00FF", "170C00FE0ACD00010003000D00FF")]
    public void Writes_and_reads_registers(FunctionCode function, string data, string hex)
    {
        var response = new ReadRegistersResponse(function, Convert.FromHexString(data));
        byte[] pdu = new byte[response.Size];

        Assert.Equal(hex.Length / 2, response.Write(pdu));
        Assert.Equal(hex, Convert.ToHexString(pdu));
        Assert.True(ReadRegistersResponse.TryParse(pdu, out ReadRegistersResponse parsed, out _));
        Assert.Equal(function, parsed.Function);
        Assert.Equal(data.Length / 4, parsed.Count);
        Assert.Equal(data, Convert.ToHexString(parsed.Data));
    }

    [Fact]
    public void The_first_bit_is_the_least_significant()
    {
        Assert.True(ReadBitsResponse.TryParse([1, 3, 0xCD, 0x6B, 0x05], out ReadBitsResponse response, out _));
        bool[] coils = new bool[19];

        response.CopyTo(coils);

        // Coils 20 to 38 of the example, 6.1.
        Assert.Equal("1011001111010110101", string.Concat(coils.Select(coil => coil ? '1' : '0')));
    }

    [Fact]
    public void Registers_are_copied_in_the_machines_own_order()
    {
        Assert.True(ReadRegistersResponse.TryParse([3, 4, 0x02, 0x2B, 0xFF, 0x00], out ReadRegistersResponse response, out _));
        ushort[] registers = new ushort[2];

        response.CopyTo(registers);

        Assert.Equal([0x022B, 0xFF00], registers);
    }

    [Fact]
    public void A_server_fills_the_data_in_place()
    {
        byte[] pdu = new byte[7];

        int bits = ReadBitsResponse.WriteHeader(pdu, new ReadRequest(FunctionCode.ReadCoils, 0, 17), out Span<byte> data);
        data.Fill(0xAA);
        Assert.Equal("0103AAAAAA", Convert.ToHexString(pdu.AsSpan(0, bits)));

        int registers = ReadRegistersResponse.WriteHeader(pdu, FunctionCode.ReadInputRegisters, 2, out data);
        data.Fill(0xBB);
        Assert.Equal("0404BBBBBBBB", Convert.ToHexString(pdu.AsSpan(0, registers)));
    }

    [Theory]
    [InlineData("", PduFault.Empty)]
    [InlineData("030100", PduFault.UnexpectedFunction)]
    [InlineData("8102", PduFault.UnexpectedFunction)]
    [InlineData("01", PduFault.Truncated)]
    [InlineData("0100", PduFault.ByteCountMismatch)]
    [InlineData("01FB", PduFault.ByteCountMismatch)]
    [InlineData("0102CD", PduFault.Truncated)]
    [InlineData("0101CD6B", PduFault.TrailingBytes)]
    public void Names_what_is_wrong_with_bits(string hex, PduFault expected)
    {
        Assert.False(ReadBitsResponse.TryParse(Convert.FromHexString(hex), out _, out PduFault fault));
        Assert.Equal(expected, fault);
    }

    [Theory]
    [InlineData("", PduFault.Empty)]
    [InlineData("01020000", PduFault.UnexpectedFunction)]
    [InlineData("8302", PduFault.UnexpectedFunction)]
    [InlineData("03", PduFault.Truncated)]
    [InlineData("0300", PduFault.ByteCountMismatch)]
    [InlineData("0303000000", PduFault.ByteCountMismatch)]
    [InlineData("03FC", PduFault.ByteCountMismatch)]
    [InlineData("03FF", PduFault.ByteCountMismatch)]
    [InlineData("03020A", PduFault.Truncated)]
    [InlineData("03020A0B0C", PduFault.TrailingBytes)]
    public void Names_what_is_wrong_with_registers(string hex, PduFault expected)
    {
        Assert.False(ReadRegistersResponse.TryParse(Convert.FromHexString(hex), out _, out PduFault fault));
        Assert.Equal(expected, fault);
    }

    [Fact]
    public void Refuses_to_describe_what_no_response_can_carry()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new ReadBitsResponse(FunctionCode.ReadHoldingRegisters, [1]).Size);
        Assert.Throws<ArgumentOutOfRangeException>(() => new ReadBitsResponse(FunctionCode.ReadCoils, []).Size);
        Assert.Throws<ArgumentOutOfRangeException>(() => new ReadBitsResponse(FunctionCode.ReadCoils, new byte[251]).Size);
        Assert.Throws<ArgumentOutOfRangeException>(() => new ReadRegistersResponse(FunctionCode.ReadCoils, [1, 2]).Size);
        Assert.Throws<ArgumentOutOfRangeException>(() => new ReadRegistersResponse(FunctionCode.ReadInputRegisters, []).Size);
        Assert.Throws<ArgumentOutOfRangeException>(() => new ReadRegistersResponse(FunctionCode.ReadInputRegisters, new byte[252]).Size);
        Assert.Throws<ArgumentException>(() => new ReadRegistersResponse(FunctionCode.ReadInputRegisters, [1, 2, 3]).Size);
    }

    [Fact]
    public void Refuses_a_header_for_a_request_of_the_other_kind()
    {
        byte[] pdu = new byte[PduLimits.MaxSize];
        var registers = new ReadRequest(FunctionCode.ReadInputRegisters, 0, 1);

        Assert.Throws<ArgumentOutOfRangeException>(() => ReadBitsResponse.WriteHeader(pdu, registers, out _));
        Assert.Throws<ArgumentOutOfRangeException>(() => ReadRegistersResponse.WriteHeader(pdu, FunctionCode.ReadCoils, 1, out _));
        Assert.Throws<ArgumentOutOfRangeException>(() => ReadRegistersResponse.WriteHeader(pdu, FunctionCode.ReadInputRegisters, 126, out _));
    }
}
