using static Coilwright.Modbus.Tests.Client.ClientFixture;

namespace Coilwright.Modbus.Tests.Client;

/// <summary>Exception responses, known and unknown, and answers that are hardly any. (FAULTS, row 6)</summary>
public sealed class Row06ExceptionTests
{
    [Theory]
    [InlineData(0x01, false, false)]
    [InlineData(0x02, false, false)]
    [InlineData(0x03, false, false)]
    [InlineData(0x04, false, true)]
    [InlineData(0x05, true, true)]
    [InlineData(0x06, true, false)]
    [InlineData(0x07, false, true)]
    [InlineData(0x08, false, true)]
    [InlineData(0x0A, true, false)]
    [InlineData(0x0B, true, true)]
    [InlineData(0x55, false, true)]
    [InlineData(0x00, false, true)]
    public async Task A_refused_write_says_whether_to_send_it_again_and_whether_it_may_have_been_applied(
        byte code, bool isTransient, bool mayHaveBeenApplied)
    {
        await using ClientFixture fixture = await ConnectAsync();
        Task write = fixture.Client.WriteSingleRegisterAsync(3, 7, 1, Cancellation).AsTask();
        await fixture.AnswerAsync(0x86, code);

        ModbusDeviceException error = await Assert.ThrowsAsync<ModbusDeviceException>(() => write);
        Assert.Equal((ModbusExceptionCode)code, error.Code);
        Assert.Equal(isTransient, error.IsTransient);
        Assert.Equal(mayHaveBeenApplied, error.MayHaveBeenApplied);
        Assert.Equal(mayHaveBeenApplied, error.Message.Contains("may have been applied", StringComparison.Ordinal));
        Assert.Equal((byte)3, error.Unit);
        Assert.Equal(FunctionCode.WriteSingleRegister, error.Function);
        Assert.Equal(7, error.Address);
        Assert.Equal(1, error.Quantity);
        await fixture.AssertNextRequestWorksAsync();
    }

    [Theory]
    [InlineData(0x04)]
    [InlineData(0x0B)]
    public async Task A_refused_read_changes_nothing(byte code)
    {
        await using ClientFixture fixture = await ConnectAsync();
        Task read = fixture.Client.ReadInputRegistersAsync(1, 7, 2, Cancellation).AsTask();
        await fixture.AnswerAsync(0x84, code);

        ModbusDeviceException error = await Assert.ThrowsAsync<ModbusDeviceException>(() => read);
        Assert.False(error.MayHaveBeenApplied);
    }

    [Theory]
    [InlineData(new byte[] { 0x83 })]
    [InlineData(new byte[] { 0x83, 2, 0 })]
    [InlineData(new byte[] { 3 })]
    public async Task An_answer_too_short_or_too_long_to_be_one_is_an_error_of_that_request_alone(byte[] pdu)
    {
        await using ClientFixture fixture = await ConnectAsync();
        Task read = fixture.Client.ReadHoldingRegistersAsync(1, 7, 2, Cancellation).AsTask();
        await fixture.AnswerAsync(pdu);

        await Assert.ThrowsAsync<ModbusProtocolException>(() => read);
        await fixture.AssertNextRequestWorksAsync();
        Assert.Equal(1, fixture.Client.Statistics.Connects);
    }
}
