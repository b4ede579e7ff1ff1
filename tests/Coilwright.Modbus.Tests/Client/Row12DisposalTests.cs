using static Coilwright.Modbus.Tests.Client.ClientFixture;

namespace Coilwright.Modbus.Tests.Client;

/// <summary>Disposing with requests in flight, twice, and while connecting. (FAULTS, row 12)</summary>
public sealed class Row12DisposalTests
{
    [Fact]
    public async Task All_requests_fail_at_once_and_the_peer_sees_the_end()
    {
        await using ClientFixture fixture = await ConnectAsync(options => options.MaxInFlight = 2);
        Task[] requests = [.. Enumerable.Range(0, 10).Select(i =>
            fixture.Client.WriteSingleRegisterAsync(1, (ushort)i, 1, Cancellation).AsTask())];
        await fixture.ReceiveAsync();

        await fixture.Client.DisposeAsync();

        foreach (Task request in requests)
        {
            await Assert.ThrowsAsync<ObjectDisposedException>(() => request);
        }

        await fixture.Peer.WaitForCloseAsync(Cancellation);
        Assert.Equal((0, 0), (fixture.Client.Statistics.InFlight, fixture.Client.Statistics.Waiting));
    }

    [Fact]
    public async Task Later_calls_fail_and_a_second_disposal_does_nothing()
    {
        await using ClientFixture fixture = await ConnectAsync();
        fixture.Client.Dispose();
        await fixture.Client.DisposeAsync();

        await Assert.ThrowsAsync<ObjectDisposedException>(
            () => fixture.Client.ReadHoldingRegistersAsync(1, 7, 1, Cancellation).AsTask());
    }

    [Fact]
    public async Task Disposing_while_reconnecting_hangs_nobody()
    {
        await using ClientFixture fixture = await ConnectAsync();
        fixture.Peer.Close();
        var given = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var begun = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        fixture.Transport.Connecting = token =>
        {
            token.Register(() => given.TrySetResult());
            begun.TrySetResult();
            return new ValueTask(Task.Delay(Timeout.Infinite, token));
        };
        Task read = fixture.Client.ReadHoldingRegistersAsync(1, 7, 1, Cancellation).AsTask();
        await begun.Task;

        fixture.Client.Dispose();

        await Assert.ThrowsAsync<ObjectDisposedException>(() => read);
        await given.Task;
    }

    [Fact]
    public async Task A_connection_that_comes_too_late_is_closed()
    {
        await using ClientFixture fixture = await ConnectAsync();
        fixture.Peer.Close();
        var begun = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var accept = new TaskCompletionSource();
        Coilwright.Testing.InMemoryTransport transport = fixture.Transport;
        transport.Connecting = _ =>
        {
            begun.TrySetResult();
            return new ValueTask(accept.Task);
        };
        Task read = fixture.Client.ReadHoldingRegistersAsync(1, 7, 1, Cancellation).AsTask();
        await begun.Task;
        fixture.Client.Dispose();
        await Assert.ThrowsAsync<ObjectDisposedException>(() => read);

        accept.SetResult();

        Assert.Equal(1, fixture.Client.Statistics.Connects);
    }
}
