using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Coilwright.Modbus.Tests.Client;
using Coilwright.Testing;
using Coilwright.Tests.Shared.Telemetry;
using static Coilwright.Modbus.Tests.Client.ClientFixture;

namespace Coilwright.Modbus.Tests.Telemetry;

/// <summary>Activities, log events and the frame tap of a client.</summary>
public sealed class ClientTelemetryTests
{
    [Fact]
    public async Task A_call_is_an_activity_beneath_the_callers_own_and_ends_with_the_call()
    {
        var stopped = new ConcurrentQueue<Activity>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "Coilwright.Modbus",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = stopped.Enqueue,
        };
        ActivitySource.AddActivityListener(listener);
        await using ClientFixture fixture = await ConnectAsync();
        using var parent = new Activity("caller");
        parent.Start();
        Task<ushort[]> read = fixture.Client.ReadHoldingRegistersAsync(1, 7, 1, Cancellation).AsTask();
        Assert.Same(parent, Activity.Current);
        await fixture.AnswerReadAsync();
        await read;
        Task refused = fixture.Client.ReadHoldingRegistersAsync(1, 7, 1, Cancellation).AsTask();
        await fixture.AnswerAsync(0x83, 2);
        await Assert.ThrowsAsync<ModbusDeviceException>(() => refused);

        Activity[] ours = [.. stopped.Where(activity => activity.ParentSpanId == parent.SpanId)];
        Assert.Equal(["ReadHoldingRegisters", "ReadHoldingRegisters"], ours.Select(activity => activity.DisplayName));
        Assert.All(ours, activity => Assert.Equal(ActivityKind.Client, activity.Kind));
        Assert.Equal([ActivityStatusCode.Unset, ActivityStatusCode.Error], ours.Select(activity => activity.Status));
        Assert.Equal("IllegalDataAddress", ours[1].GetTagItem("error.type"));
        Assert.Equal("peer", ours[0].GetTagItem("server.address"));
    }

    [Fact]
    public async Task The_life_of_a_connection_is_logged_under_ids_that_do_not_change()
    {
        using var log = new CollectedLog();
        var transport = new InMemoryTransport();
        var options = new ModbusClientOptions { Telemetry = new() { LoggerFactory = log } };
        await using ModbusClient client = await ModbusClient.ConnectAsync(transport, options, Cancellation);
        await using ScriptedPeer peer = await transport.AcceptAsync(Cancellation);
        Assert.Contains("memory://peer", await log.WaitForAsync(2), StringComparison.Ordinal);
        transport.Connecting = token => new ValueTask(Task.Delay(Timeout.Infinite, token));

        peer.Reset();
        Assert.Contains("attempt", await log.WaitForAsync(3), StringComparison.Ordinal);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => client.ReadCoilsAsync(1, 0, 1, new CancellationToken(true)).AsTask());
        Assert.Contains("cancelled", await log.WaitForAsync(10), StringComparison.Ordinal);
        await client.DisposeAsync();

        await log.WaitForAsync(7);
        Assert.Equal([1, 2, 3, 10, 7], log.Events.Select(one => one.Id).Distinct());
    }

    [Fact]
    public async Task Offline_unwanted_and_draining_are_logged()
    {
        using var log = new CollectedLog();
        var transport = new InMemoryTransport { Connecting = _ => throw new IOException("refused") };
        var options = new ModbusClientOptions { Reconnect = new() { Attempts = 1 }, Telemetry = new() { LoggerFactory = log } };
        await using ModbusClient client = ModbusClient.Create(transport, options);

        await Assert.ThrowsAsync<ModbusConnectionException>(() => client.ConnectAsync(Cancellation));
        await log.WaitForAsync(5);
        await Assert.ThrowsAsync<ModbusConnectionException>(() => client.ReadCoilsAsync(1, 0, 1, Cancellation).AsTask());
        await log.WaitForAsync(4);
        transport.Connecting = null;
        await client.ConnectAsync(Cancellation);
        await log.WaitForAsync(2);
        await client.DrainAsync(TimeSpan.FromSeconds(30));

        Assert.Contains("drained", await log.WaitForAsync(6), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_tap_sees_frames_that_go_out_and_whatever_comes_in()
    {
        var seen = new ConcurrentQueue<string>();
        await using ClientFixture fixture = await ConnectAsync(options => options.Telemetry.FrameTap = (in TappedBytes bytes) =>
        {
            seen.Enqueue(string.Create(CultureInfo.InvariantCulture, $"{bytes.Direction} {bytes.Peer} {Convert.ToHexString(bytes.Bytes)}"));
            throw new InvalidOperationException("A tap that fails harms nobody.");
        });
        Task<ushort[]> read = fixture.Client.ReadHoldingRegistersAsync(1, 7, 1, Cancellation).AsTask();
        byte[] answer = AddressesOf(await fixture.ReceiveAsync());
        await fixture.Peer.SendAsync(answer[..4]);
        while (seen.Count < 2)
        {
            await Task.Yield();
        }

        await fixture.Peer.SendAsync(answer[4..]);

        Assert.Equal([7], await read);
        Assert.Equal(
            [
                "Sent memory://peer:0 000100000006010300070001",
                "Received memory://peer:0 00010000",
                "Received memory://peer:0 00050103020007",
            ],
            seen);
    }
}
