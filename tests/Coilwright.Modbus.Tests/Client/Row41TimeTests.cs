using Coilwright.Testing;
using Microsoft.Extensions.Time.Testing;
using static Coilwright.Modbus.Tests.Client.ClientFixture;

namespace Coilwright.Modbus.Tests.Client;

/// <summary>A wall clock that is moved, and a machine that is too busy to notice a deadline. (FAULTS, row 41)</summary>
public sealed class Row41TimeTests
{
    [Theory]
    [InlineData(-3650)]
    [InlineData(3650)]
    public async Task A_wall_clock_that_is_moved_moves_no_deadline(int days)
    {
        var time = new MovableTime();
        var transport = new InMemoryTransport();
        await using ModbusClient client = await ModbusClient.ConnectAsync(
            transport, new() { TimeProvider = time, Retry = new() { Attempts = 1 } }, Cancellation);
        await using ScriptedPeer peer = await transport.AcceptAsync(Cancellation);
        Task read = client.ReadHoldingRegistersAsync(1, 7, 1, Cancellation).AsTask();
        await peer.ReceiveAsync(12, Cancellation);

        time.Offset = TimeSpan.FromDays(days);
        time.Advance(TimeSpan.FromSeconds(0.9));
        Assert.False(read.IsCompleted);
        time.Advance(TimeSpan.FromSeconds(0.2));

        ModbusTimeoutException error = await Assert.ThrowsAsync<ModbusTimeoutException>(() => read);
        Assert.InRange(error.Elapsed, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1.2));
        Assert.Equal(ConnectionState.Connected, client.State);
    }

    [Fact]
    public async Task A_timeout_that_is_noticed_far_too_late_blames_the_machine_and_not_the_device()
    {
        await using ClientFixture fixture = await ConnectAsync();
        Task read = fixture.Client.ReadHoldingRegistersAsync(1, 7, 1, Cancellation).AsTask();
        await fixture.ReceiveAsync();

        // No timer has run for four seconds, which is what a starved thread pool looks like.
        fixture.Time.Advance(TimeSpan.FromSeconds(4));

        ModbusTimeoutException error = await Assert.ThrowsAsync<ModbusTimeoutException>(() => read);
        Assert.Contains("the thread pool is starved", error.Message, StringComparison.Ordinal);
    }

    private sealed class MovableTime : FakeTimeProvider
    {
        public TimeSpan Offset { get; set; }

        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + Offset;

        public override long GetTimestamp() => base.GetUtcNow().Ticks;
    }
}
