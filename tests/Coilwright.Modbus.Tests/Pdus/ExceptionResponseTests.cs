using Coilwright.Modbus.Pdus;

namespace Coilwright.Modbus.Tests.Pdus;

public sealed class ExceptionResponseTests
{
    [Theory]
    [InlineData(FunctionCode.ReadHoldingRegisters, ModbusExceptionCode.IllegalDataAddress, "8302")]
    [InlineData(FunctionCode.ReadWriteMultipleRegisters, ModbusExceptionCode.GatewayTargetDeviceFailedToRespond, "970B")]
    [InlineData((FunctionCode)0x64, (ModbusExceptionCode)0x55, "E455")]
    public void Writes_and_reads_known_and_unknown_codes(FunctionCode function, ModbusExceptionCode code, string hex)
    {
        var response = new ExceptionResponse(function, code);
        byte[] pdu = new byte[ExceptionResponse.Size];

        Assert.Equal(2, response.Write(pdu));
        Assert.Equal(hex, Convert.ToHexString(pdu));
        Assert.True(ExceptionResponse.Is(pdu));
        Assert.True(ExceptionResponse.TryParse(pdu, out ExceptionResponse parsed, out _));
        Assert.Equal(response, parsed);
    }

    [Theory]
    [InlineData("", PduFault.Empty)]
    [InlineData("0302", PduFault.UnexpectedFunction)]
    [InlineData("83", PduFault.Truncated)]
    [InlineData("830200", PduFault.TrailingBytes)]
    public void Names_what_is_wrong(string hex, PduFault expected)
    {
        Assert.False(ExceptionResponse.TryParse(Convert.FromHexString(hex), out _, out PduFault fault));
        Assert.Equal(expected, fault);
    }

    [Theory]
    [InlineData(PduFault.Empty, ModbusExceptionCode.IllegalFunction)]
    [InlineData(PduFault.UnexpectedFunction, ModbusExceptionCode.IllegalFunction)]
    [InlineData(PduFault.AddressOutOfRange, ModbusExceptionCode.IllegalDataAddress)]
    [InlineData(PduFault.QuantityOutOfRange, ModbusExceptionCode.IllegalDataValue)]
    [InlineData(PduFault.ByteCountMismatch, ModbusExceptionCode.IllegalDataValue)]
    [InlineData(PduFault.ValueNotAllowed, ModbusExceptionCode.IllegalDataValue)]
    [InlineData(PduFault.Truncated, ModbusExceptionCode.IllegalDataValue)]
    [InlineData(PduFault.TrailingBytes, ModbusExceptionCode.IllegalDataValue)]
    public void Each_fault_of_a_request_has_its_exception_code(PduFault fault, ModbusExceptionCode code) =>
        Assert.Equal(code, fault.ToExceptionCode());

    [Fact]
    public void A_sound_request_has_no_exception_code() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => PduFault.None.ToExceptionCode());
}
