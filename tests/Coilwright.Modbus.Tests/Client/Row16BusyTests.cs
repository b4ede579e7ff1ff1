using static Coilwright.Modbus.Tests.Client.ClientFixture;

namespace Coilwright.Modbus.Tests.Client;

/// <summary>Devices that are busy, and gateways that do not reach one. (FAULTS, row 16)</summary>
public sealed class Row16BusyTests
{
    private static readonly TimeSpan Rest = TimeSpan.FromMilliseconds(250);

    [Theory]
    [InlineData(5)]
    [InlineData(6)]
    public async Task A_read_of_a_busy_device_is_sent_again(byte code)
    {
        await using ClientFixture fixture = await ConnectAsync(options => options.Retry = new() { Jitter = 0 });
        ValueTask<ushort[]> read = fixture.Client.ReadHoldingRegistersAsync(1, 7, 1, Cancellation);
        await fixture.AnswerAsync(0x83, code);

        fixture.Time.Advance(Rest);
        await fixture.AnswerReadAsync();

        Assert.Equal([7], await read);
        Assert.Equal(1, fixture.Client.Statistics.Retries);
    }

    [Fact]
    public async Task A_device_that_stays_busy_is_asked_three_times_and_no_more()
    {
        await using ClientFixture fixture = await ConnectAsync(options => options.Retry = new() { Jitter = 0 });
        Task read = fixture.Client.ReadHoldingRegistersAsync(1, 7, 1, Cancellation).AsTask();
        for (int i = 0; i < 3; i++)
        {
            await fixture.AnswerAsync(0x83, 6);
            fixture.Time.Advance(Rest);
        }

        ModbusDeviceException error = await Assert.ThrowsAsync<ModbusDeviceException>(() => read);
        Assert.Equal(3, error.Attempts);
    }

    [Fact]
    public async Task A_unit_that_a_gateway_does_not_reach_is_left_alone_and_no_other()
    {
        await using ClientFixture fixture = await ConnectAsync(options => options.Retry = new() { Jitter = 0 });
        ValueTask<ushort[]> read = fixture.Client.ReadHoldingRegistersAsync(5, 7, 1, Cancellation);
        await fixture.AnswerAsync(0x83, 0x0B);

        await fixture.AssertNextRequestWorksAsync();
        fixture.Time.Advance(Rest);
        Assert.Equal(5, (await fixture.AnswerReadAsync()).Unit);

        Assert.Equal([7], await read);
    }

    [Fact]
    public async Task A_busy_write_is_sent_again_only_for_who_asked_for_it()
    {
        await using ClientFixture fixture = await ConnectAsync(options => options.Retry = new() { Jitter = 0 });
        Task write = fixture.Client.WriteSingleRegisterAsync(1, 7, 1, Cancellation).AsTask();
        await fixture.AnswerAsync(0x86, 6);
        await Assert.ThrowsAsync<ModbusDeviceException>(() => write);

        await using ClientFixture daring = await ConnectAsync(options => options.Retry = new() { Jitter = 0, Writes = true });
        Task again = daring.Client.WriteSingleRegisterAsync(1, 7, 1, Cancellation).AsTask();
        await daring.AnswerAsync(0x86, 6);
        daring.Time.Advance(Rest);
        await daring.AnswerAsync(6, 0, 7, 0, 1);
        await again;
    }
}
