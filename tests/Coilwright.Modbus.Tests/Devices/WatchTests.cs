using static Coilwright.Modbus.Tests.Client.ClientFixture;

namespace Coilwright.Modbus.Tests.Devices;

/// <summary>Reading a map over and over.</summary>
public sealed class WatchTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    [Fact]
    public async Task Rounds_come_at_once_and_then_every_period_into_new_objects()
    {
        await using PickyDevice device = await PickyDevice.ConnectAsync();
        await using IAsyncEnumerator<Kiln> rounds = new KilnClient(device.Client).WatchAsync(Second, Cancellation).GetAsyncEnumerator(Cancellation);

        Assert.True(await rounds.MoveNextAsync());
        Kiln first = rounds.Current;
        Task<bool> next = rounds.MoveNextAsync().AsTask();
        device.Fixture.Time.Advance(TimeSpan.FromMilliseconds(999));
        Assert.False(next.IsCompleted);
        device.Fixture.Time.Advance(TimeSpan.FromMilliseconds(1));
        Assert.True(await next);

        Assert.NotSame(first, rounds.Current);
        Assert.Equal((1, 1), (first.Middle, rounds.Current.Middle));
    }

    [Fact]
    public async Task Lateness_does_not_add_up()
    {
        await using PickyDevice device = await PickyDevice.ConnectAsync();
        DateTimeOffset start = device.Fixture.Time.GetUtcNow();
        await using IAsyncEnumerator<MapReadResult> rounds =
            new KilnClient(device.Client).WatchAsync(new Kiln(), Second, Cancellation).GetAsyncEnumerator(Cancellation);
        Assert.True(await rounds.MoveNextAsync());
        for (int round = 1; round <= 20; round++)
        {
            // Whoever the stream is for takes a while each time.
            device.Fixture.Time.Advance(TimeSpan.FromSeconds(0.3));
            ValueTask<bool> next = rounds.MoveNextAsync();
            device.Fixture.Time.Advance(TimeSpan.FromSeconds(0.7));
            Assert.True(await next);
            Assert.Equal(start + (round * Second), rounds.Current.Time);
        }
    }

    [Fact]
    public async Task Rounds_that_nobody_waited_for_are_left_out_and_counted_and_the_beat_is_kept()
    {
        await using PickyDevice device = await PickyDevice.ConnectAsync();
        DateTimeOffset start = device.Fixture.Time.GetUtcNow();
        await using IAsyncEnumerator<MapUpdate<Kiln>> rounds =
            new KilnClient(device.Client).WatchAsync(new Kiln(), new WatchOptions { Period = Second }, Cancellation).GetAsyncEnumerator(Cancellation);
        Assert.True(await rounds.MoveNextAsync());
        Assert.Equal(0, rounds.Current.Overruns);

        device.Fixture.Time.Advance(TimeSpan.FromSeconds(3.5));
        Assert.True(await rounds.MoveNextAsync());
        Assert.Equal(2, rounds.Current.Overruns);
        Task<bool> next = rounds.MoveNextAsync().AsTask();
        device.Fixture.Time.Advance(TimeSpan.FromSeconds(0.5));
        Assert.True(await next);

        Assert.Equal((2L, start.AddSeconds(4)), (rounds.Current.Overruns, rounds.Current.Result!.Value.Time));
    }

    [Fact]
    public async Task Only_changes_are_told_where_only_they_are_of_interest()
    {
        await using PickyDevice device = await PickyDevice.ConnectAsync();
        var target = new Kiln();
        await using IAsyncEnumerator<MapUpdate<Kiln>> rounds = new KilnClient(device.Client)
            .WatchAsync(target, new WatchOptions { Period = Second, OnlyChanged = true }, Cancellation).GetAsyncEnumerator(Cancellation);
        Assert.True(await rounds.MoveNextAsync());

        // Address 7 is a gap, and bit 8 of register 5 nobody's.
        device.Register = address => address is 7 or 5 ? address + 256 : address;
        Task<bool> next = rounds.MoveNextAsync().AsTask();
        await TickAsync(device, requests: 3);
        await TickAsync(device, requests: 3);
        Assert.False(next.IsCompleted);
        device.Register = address => address == 4 ? 99 : address;
        device.Fixture.Time.Advance(Second);

        Assert.True(await next);
        Assert.Equal(99, target.Bottom);
    }

    [Fact]
    public async Task A_fault_ends_the_stream_by_default()
    {
        await using PickyDevice device = await PickyDevice.ConnectAsync();
        device.Refuses = _ => ModbusExceptionCode.ServerDeviceFailure;
        await using IAsyncEnumerator<MapReadResult> rounds =
            new KilnClient(device.Client).WatchAsync(new Kiln(), Second, Cancellation).GetAsyncEnumerator(Cancellation);

        await Assert.ThrowsAsync<ModbusDeviceException>(() => rounds.MoveNextAsync().AsTask());
    }

    [Fact]
    public async Task A_fault_is_an_element_where_that_is_asked_for_and_the_stream_goes_on()
    {
        await using PickyDevice device = await PickyDevice.ConnectAsync();
        var target = new Kiln();
        await using IAsyncEnumerator<MapUpdate<Kiln>> rounds = new KilnClient(device.Client)
            .WatchAsync(target, new WatchOptions { Period = Second, OnlyChanged = true, YieldsFaults = true }, Cancellation).GetAsyncEnumerator(Cancellation);
        Assert.True(await rounds.MoveNextAsync());
        Assert.Null(rounds.Current.Fault);

        device.Refuses = _ => ModbusExceptionCode.ServerDeviceFailure;
        Task<bool> next = rounds.MoveNextAsync().AsTask();
        device.Fixture.Time.Advance(Second);
        Assert.True(await next);
        Assert.Equal(ModbusExceptionCode.ServerDeviceFailure, Assert.IsType<ModbusDeviceException>(rounds.Current.Fault).Code);
        Assert.Same(target, rounds.Current.Values);
        Assert.Null(rounds.Current.Result);

        // The same fault again is no change; that it is over is one, though all values are as before.
        next = rounds.MoveNextAsync().AsTask();
        await TickAsync(device, requests: 1);
        Assert.False(next.IsCompleted);
        device.Refuses = _ => 0;
        device.Fixture.Time.Advance(Second);
        Assert.True(await next);
        Assert.True(rounds.Current.Result!.Value.AllGood);
    }

    [Fact]
    public async Task A_member_that_is_refused_ends_a_watch_of_new_objects_and_is_told_in_one_of_a_target()
    {
        await using PickyDevice device = await PickyDevice.ConnectAsync();
        var kiln = new KilnClient(device.Client);
        device.Refuses = PickyDevice.Lacks(4);
        await using IAsyncEnumerator<Kiln> whole = kiln.WatchAsync(Second, Cancellation).GetAsyncEnumerator(Cancellation);
        await using IAsyncEnumerator<MapReadResult> target = kiln.WatchAsync(new Kiln(), Second, Cancellation).GetAsyncEnumerator(Cancellation);

        await Assert.ThrowsAsync<ModbusDeviceException>(() => whole.MoveNextAsync().AsTask());
        Assert.True(await target.MoveNextAsync());
        Assert.Equal(["Bottom"], target.Current.Refused.Select(member => member.Name));
    }

    [Fact]
    public async Task A_token_ends_a_watch_that_waits()
    {
        await using PickyDevice device = await PickyDevice.ConnectAsync();
        using var stop = new CancellationTokenSource();
        await using IAsyncEnumerator<Kiln> rounds = new KilnClient(device.Client).WatchAsync(Second, stop.Token).GetAsyncEnumerator(Cancellation);
        Assert.True(await rounds.MoveNextAsync());
        ValueTask<bool> next = rounds.MoveNextAsync();
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => next.AsTask());
    }

    [Fact]
    public void A_period_out_of_range_is_refused_at_the_call()
    {
        using ModbusClient client = ModbusClient.Create("tcp://127.0.0.1");
        Assert.Throws<ArgumentOutOfRangeException>(() => new KilnClient(client).WatchAsync(TimeSpan.Zero, Cancellation));
    }

    /// <summary>Lets a round pass that the stream does not tell of.</summary>
    private static async Task TickAsync(PickyDevice device, int requests)
    {
        device.TakeAsked();
        device.Fixture.Time.Advance(Second);
        await device.AnsweredAsync(requests);
    }
}
