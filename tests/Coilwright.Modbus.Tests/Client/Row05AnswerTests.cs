using static Coilwright.Modbus.Tests.Client.ClientFixture;

namespace Coilwright.Modbus.Tests.Client;

/// <summary>Answers of the right request that do not say what was asked. (FAULTS, row 5)</summary>
public sealed class Row05AnswerTests
{
    [Theory]
    [InlineData(new byte[] { 3, 3, 0, 1, 0 })]
    [InlineData(new byte[] { 3, 0 })]
    [InlineData(new byte[] { 3, 255, 0, 1, 0, 2 })]
    [InlineData(new byte[] { 3, 2, 0, 1 })]
    [InlineData(new byte[] { 3, 6, 0, 1, 0, 2, 0, 3 })]
    [InlineData(new byte[] { 3, 4, 0, 1, 0 })]
    [InlineData(new byte[] { 3, 4, 0, 1, 0, 2, 0 })]
    public async Task Registers_in_another_number_than_asked_are_an_error_and_never_values(byte[] pdu)
    {
        await using ClientFixture fixture = await ConnectAsync();
        ushort[] destination = [0xAAAA, 0xBBBB];
        Task read = fixture.Client.ReadHoldingRegistersAsync(1, 7, destination.AsMemory(), Cancellation).AsTask();
        await fixture.AnswerAsync(pdu);

        await Assert.ThrowsAsync<ModbusProtocolException>(() => read);
        Assert.Equal([0xAAAA, 0xBBBB], destination);
        await fixture.AssertNextRequestWorksAsync();
        Assert.Equal(1, fixture.Client.Statistics.Connects);
    }

    [Fact]
    public async Task Padding_bits_are_ignored()
    {
        await using ClientFixture fixture = await ConnectAsync();
        ValueTask<bool[]> read = fixture.Client.ReadCoilsAsync(1, 0, 3, Cancellation);
        await fixture.AnswerAsync(1, 1, 0b1111_1101);

        bool[] coils = await read;
        Assert.Equal([true, false, true], coils);
    }

    [Theory]
    [InlineData(new byte[] { 6, 0, 8, 0x12, 0x34 })]
    [InlineData(new byte[] { 6, 0, 7, 0x12, 0x35 })]
    [InlineData(new byte[] { 6, 0, 7, 0x12 })]
    public async Task An_echo_that_differs_from_the_write_is_an_error_that_may_have_been_applied(byte[] pdu)
    {
        await using ClientFixture fixture = await ConnectAsync();
        Task write = fixture.Client.WriteSingleRegisterAsync(1, 7, 0x1234, Cancellation).AsTask();
        await fixture.AnswerAsync(pdu);

        ModbusProtocolException error = await Assert.ThrowsAsync<ModbusProtocolException>(() => write);
        Assert.True(error.MayHaveBeenApplied);
        await fixture.AssertNextRequestWorksAsync();
    }

    [Theory]
    [InlineData(new byte[] { 16, 0, 8, 0, 2 })]
    [InlineData(new byte[] { 16, 0, 7, 0, 1 })]
    public async Task A_write_of_several_registers_is_confirmed_with_its_address_and_quantity_or_not_at_all(byte[] pdu)
    {
        await using ClientFixture fixture = await ConnectAsync();
        Task write = fixture.Client.WriteMultipleRegistersAsync(1, 7, new ushort[] { 1, 2 }, Cancellation).AsTask();
        await fixture.AnswerAsync(pdu);

        await Assert.ThrowsAsync<ModbusProtocolException>(() => write);
    }
}
