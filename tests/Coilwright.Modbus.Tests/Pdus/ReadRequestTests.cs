using Coilwright.Modbus.Pdus;

namespace Coilwright.Modbus.Tests.Pdus;

public sealed class ReadRequestTests
{
    // The examples of the specification, 6.1 to 6.4.
    [Theory]
    [InlineData(FunctionCode.ReadCoils, 0x13, 0x13, "0100130013")]
    [InlineData(FunctionCode.ReadDiscreteInputs, 0xC4, 0x16, "0200C40016")]
    [InlineData(FunctionCode.ReadHoldingRegisters, 0x6B, 3, "03006B0003")]
    [InlineData(FunctionCode.ReadInputRegisters, 8, 1, "0400080001")]
    public void Writes_and_reads_the_examples_of_the_specification(FunctionCode function, int address, int quantity, string hex)
    {
        var request = new ReadRequest(function, (ushort)address, quantity);
        Span<byte> pdu = stackalloc byte[ReadRequest.Size];

        Assert.Equal(5, request.Write(pdu));
        Assert.Equal(hex, Convert.ToHexString(pdu));
        Assert.True(ReadRequest.TryParse(pdu, out ReadRequest parsed, out PduFault fault));
        Assert.Equal(PduFault.None, fault);
        Assert.Equal(request, parsed);
    }

    [Theory]
    [InlineData("", PduFault.Empty)]
    [InlineData("05000000FF", PduFault.UnexpectedFunction)]
    [InlineData("83000000FF", PduFault.UnexpectedFunction)]
    [InlineData("03", PduFault.Truncated)]
    [InlineData("03000000", PduFault.Truncated)]
    [InlineData("030000000100", PduFault.TrailingBytes)]
    [InlineData("0100000000", PduFault.QuantityOutOfRange)]
    [InlineData("01000007D1", PduFault.QuantityOutOfRange)]
    [InlineData("02000007D1", PduFault.QuantityOutOfRange)]
    [InlineData("030000007E", PduFault.QuantityOutOfRange)]
    [InlineData("040000FFFF", PduFault.QuantityOutOfRange)]
    [InlineData("03FFFF0002", PduFault.AddressOutOfRange)]
    [InlineData("03FF84007D", PduFault.AddressOutOfRange)]
    [InlineData("01FFFF07D0", PduFault.AddressOutOfRange)]
    public void Names_what_is_wrong(string hex, PduFault expected)
    {
        Assert.False(ReadRequest.TryParse(Convert.FromHexString(hex), out ReadRequest request, out PduFault fault));
        Assert.Equal(expected, fault);
        Assert.Equal(default, request);
    }

    [Theory]
    [InlineData(FunctionCode.ReadCoils, 0, 2000)]
    [InlineData(FunctionCode.ReadDiscreteInputs, 63536, 2000)]
    [InlineData(FunctionCode.ReadHoldingRegisters, 65535, 1)]
    [InlineData(FunctionCode.ReadInputRegisters, 65411, 125)]
    public void Takes_the_last_allowed_range_row_25(FunctionCode function, int address, int quantity)
    {
        byte[] pdu = new byte[ReadRequest.Size];
        new ReadRequest(function, (ushort)address, quantity).Write(pdu);

        Assert.True(ReadRequest.TryParse(pdu, out _, out _));
    }

    [Theory]
    [InlineData(FunctionCode.WriteSingleCoil, 0, 1)]
    [InlineData(FunctionCode.ReadCoils, 0, 0)]
    [InlineData(FunctionCode.ReadCoils, 0, 2001)]
    [InlineData(FunctionCode.ReadDiscreteInputs, 63537, 2000)]
    [InlineData(FunctionCode.ReadHoldingRegisters, 0, 126)]
    [InlineData(FunctionCode.ReadHoldingRegisters, 65535, 2)]
    [InlineData(FunctionCode.ReadInputRegisters, 0, -1)]
    public void Refuses_to_describe_what_no_request_can_carry(FunctionCode function, int address, int quantity) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new ReadRequest(function, (ushort)address, quantity));

    [Theory]
    [InlineData(FunctionCode.ReadCoils, 1, 1)]
    [InlineData(FunctionCode.ReadCoils, 8, 1)]
    [InlineData(FunctionCode.ReadDiscreteInputs, 9, 2)]
    [InlineData(FunctionCode.ReadHoldingRegisters, 3, 6)]
    public void Knows_the_size_of_the_answers_data(FunctionCode function, int quantity, int size) =>
        Assert.Equal(size, new ReadRequest(function, 0, quantity).DataSize);

    [Fact]
    public void Does_not_write_into_a_destination_that_is_too_short() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new ReadRequest(FunctionCode.ReadCoils, 0, 1).Write(new byte[4]));
}
