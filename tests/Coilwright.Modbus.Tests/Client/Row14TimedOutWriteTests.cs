using static Coilwright.Modbus.Tests.Client.ClientFixture;

namespace Coilwright.Modbus.Tests.Client;

/// <summary>A write whose answer does not come. (FAULTS, row 14)</summary>
public sealed class Row14TimedOutWriteTests
{
    [Fact]
    public async Task It_is_sent_exactly_once_and_says_that_it_may_have_been_applied()
    {
        await using ClientFixture fixture = await ConnectAsync();
        Task write = fixture.Client.WriteMultipleRegistersAsync(1, 7, new ushort[] { 1, 2, 3 }, Cancellation).AsTask();
        await fixture.ReceiveAsync();

        fixture.Time.Advance(TimeSpan.FromSeconds(1.02));

        ModbusTimeoutException error = await Assert.ThrowsAsync<ModbusTimeoutException>(() => write);
        Assert.True(error.MayHaveBeenApplied);
        Assert.Equal((7, 3), (error.Address, error.Quantity));
        fixture.Time.Advance(TimeSpan.FromMinutes(10));
        Assert.Empty(fixture.Peer.TakeReceived());
        Assert.Equal(1, fixture.Client.Statistics.Sent);
        await fixture.AssertNextRequestWorksAsync();
    }

    [Fact]
    public async Task One_that_was_never_sent_cannot_have_been_applied()
    {
        await using ClientFixture fixture = await ConnectAsync();
        Task before = fixture.Client.ReadHoldingRegistersAsync(1, 1, 1, Cancellation).AsTask();
        Task write = fixture.Client.WriteSingleRegisterAsync(1, 7, 1, Cancellation).AsTask();

        fixture.Time.Advance(TimeSpan.FromSeconds(1.02));

        await Assert.ThrowsAsync<ModbusTimeoutException>(() => before);
        ModbusTimeoutException error = await Assert.ThrowsAsync<ModbusTimeoutException>(() => write);
        Assert.Equal((RequestPhase.Queue, false), (error.Phase, error.MayHaveBeenApplied));
        Assert.Contains("nothing was sent", error.Message, StringComparison.Ordinal);
    }
}
