using Coilwright.Testing;
using static Coilwright.Modbus.Tests.Client.ClientFixture;

namespace Coilwright.Modbus.Tests.Client;

/// <summary>A client over a pool. (FAULTS, rows 38 and 40)</summary>
public sealed class Row38To40PoolTests
{
    [Fact]
    public async Task Row_38_who_waits_in_vain_is_told_the_numbers()
    {
        await using ClientFixture fixture = await ConnectAsync(options => options.Pool = new() { MaxActive = 2 });
        Task[] reads = new Task[3];
        reads[0] = fixture.Client.ReadHoldingRegistersAsync(1, 1, 1, Cancellation).AsTask();
        await fixture.ReceiveAsync();
        reads[1] = fixture.Client.ReadHoldingRegistersAsync(1, 2, 1, Cancellation).AsTask();
        await using ScriptedPeer second = await fixture.Transport.AcceptAsync(Cancellation);
        await second.ReceiveAsync(12, Cancellation);
        reads[2] = fixture.Client.ReadHoldingRegistersAsync(1, 3, 1, Cancellation).AsTask();

        fixture.Time.Advance(TimeSpan.FromSeconds(1.1));

        ModbusTimeoutException error = await Assert.ThrowsAsync<ModbusTimeoutException>(() => reads[2]);
        Assert.IsType<PoolExhaustedException>(error.InnerException);
        Assert.Contains("total 2 of 2", error.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<ModbusTimeoutException>(() => reads[0]);
        await Assert.ThrowsAsync<ModbusTimeoutException>(() => reads[1]);
    }

    [Fact]
    public async Task Row_40_fifty_requests_on_a_slow_connect_end_with_two_connections()
    {
        var first = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var later = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var transport = new InMemoryTransport();
        transport.Connecting = _ => new ValueTask(transport.Attempts == 1 ? first.Task : later.Task);
        var options = new ModbusClientOptions { RequestTimeout = TimeSpan.FromSeconds(30), Pool = new() { MaxActive = 50 } };
        await using ModbusClient client = ModbusClient.Create(transport, options);
        Task<ushort[]>[] reads = [.. Enumerable.Range(0, 50).Select(i =>
            client.ReadHoldingRegistersAsync(1, (ushort)i, 1, Cancellation).AsTask())];

        first.SetResult();
        await using ScriptedPeer peer = await transport.AcceptAsync(Cancellation);
        for (int i = 0; i < reads.Length; i++)
        {
            byte[] frame = await peer.ReceiveAsync(12, Cancellation);
            await peer.SendAsync(AddressesOf(new ReceivedRequest((ushort)((frame[0] << 8) | frame[1]), frame[6], frame[7..])));
            Assert.Equal([(ushort)i], await reads[i]);
        }

        Assert.InRange(transport.Attempts, 1, 2);
        later.SetResult();
    }
}
