using static Coilwright.Modbus.Tests.Client.ClientFixture;

namespace Coilwright.Modbus.Tests.Devices;

/// <summary>Several poll groups in one stream, each at a period of its own.</summary>
public sealed class PollGroupWatchTests
{
    private static readonly MapBlock Fast = new(RegisterTable.HoldingRegister, 0, 2);
    private static readonly MapBlock Slow = new(RegisterTable.HoldingRegister, 10, 1);

    [Fact]
    public async Task Each_group_comes_at_once_and_then_at_its_own_period()
    {
        await using PickyDevice device = await PickyDevice.ConnectAsync();
        DateTimeOffset start = device.Fixture.Time.GetUtcNow();
        await using IAsyncEnumerator<MapUpdate<Oven>> rounds = Watch(device, new Oven(), ("slow", 3), ("fast", 1));

        var seen = new List<(string Group, double Second)>();
        foreach (int pause in (int[])[0, 0, 1, 1, 1, 0, 1, 1, 1, 0])
        {
            Task<bool> next = rounds.MoveNextAsync().AsTask();
            device.Fixture.Time.Advance(TimeSpan.FromSeconds(pause));
            Assert.True(await next);
            seen.Add((rounds.Current.Group!.Name, (rounds.Current.Result!.Value.Time - start).TotalSeconds));
        }

        Assert.Equal(
            [("Fast", 0), ("Slow", 0), ("Fast", 1), ("Fast", 2), ("Fast", 3), ("Slow", 3), ("Fast", 4), ("Fast", 5), ("Fast", 6), ("Slow", 6)],
            seen);
        Assert.Equal([Fast, Slow, Fast, Fast, Fast, Slow, Fast, Fast, Fast, Slow], device.TakeAsked());
    }

    [Fact]
    public async Task A_round_changes_its_own_members_and_tells_that_the_others_are_stale()
    {
        await using PickyDevice device = await PickyDevice.ConnectAsync();
        var target = new Oven { Hours = 7, Version = 8 };
        device.Register = address => address + 100;
        await using IAsyncEnumerator<MapUpdate<Oven>> rounds = Watch(device, target, ("fast", 1), ("slow", 60));

        Assert.True(await rounds.MoveNextAsync());
        Assert.Same(target, rounds.Current.Values);
        Assert.Equal((100, 101, 7, 8), (target.Temperature, target.Pressure, target.Hours, target.Version));
        MapReadResult result = rounds.Current.Result!.Value;
        Assert.Equal((MemberQuality.Good, MemberQuality.Stale, true), (result[OvenMembers.Pressure], result[OvenMembers.Hours], result.AllGood));

        Assert.True(await rounds.MoveNextAsync());
        Assert.Equal((100, 101, 110, 8), (target.Temperature, target.Pressure, target.Hours, target.Version));
    }

    [Fact]
    public async Task Rounds_that_nobody_waited_for_are_counted_by_group_and_a_short_period_keeps_no_other_from_its_turn()
    {
        await using PickyDevice device = await PickyDevice.ConnectAsync();
        await using IAsyncEnumerator<MapUpdate<Oven>> rounds = Watch(device, new Oven(), ("fast", 1), ("slow", 10));
        Assert.True(await rounds.MoveNextAsync());
        Assert.True(await rounds.MoveNextAsync());

        // Whoever the stream is for takes 12 seconds, and then 2 for each round.
        device.Fixture.Time.Advance(TimeSpan.FromSeconds(12.5));
        var seen = new List<(string Group, long Overruns)>();
        for (int round = 0; round < 3; round++)
        {
            Assert.True(await rounds.MoveNextAsync());
            seen.Add((rounds.Current.Group!.Name, rounds.Current.Overruns));
            device.Fixture.Time.Advance(TimeSpan.FromSeconds(2));
        }

        Assert.Equal([("Slow", 0), ("Fast", 13), ("Fast", 14)], seen);
    }

    [Fact]
    public async Task A_long_period_whose_rounds_take_longer_than_it_keeps_no_other_from_its_turn()
    {
        await using PickyDevice device = await PickyDevice.ConnectAsync();
        await using IAsyncEnumerator<MapUpdate<Oven>> rounds = Watch(device, new Oven(), ("fast", 1), ("slow", 5), ("default", 3));

        var seen = new List<string>();
        for (int round = 0; round < 9; round++)
        {
            Assert.True(await rounds.MoveNextAsync());
            seen.Add(rounds.Current.Group!.Name);
            device.Fixture.Time.Advance(TimeSpan.FromSeconds(6));
        }

        Assert.All(seen.Chunk(3), turns => Assert.Equal(["Default", "Fast", "Slow"], turns.Order()));
    }

    [Fact]
    public async Task Only_changes_are_told_of_each_group_where_only_they_are_of_interest()
    {
        await using PickyDevice device = await PickyDevice.ConnectAsync();
        var options = new WatchOptions { OnlyChanged = true, PollGroups = { ["fast"] = TimeSpan.FromSeconds(1), ["slow"] = TimeSpan.FromSeconds(2) } };
        var target = new Oven();
        await using IAsyncEnumerator<MapUpdate<Oven>> rounds = new OvenClient(device.Client).WatchAsync(target, options, Cancellation).GetAsyncEnumerator(Cancellation);
        Assert.True(await rounds.MoveNextAsync());
        Assert.True(await rounds.MoveNextAsync());
        device.TakeAsked();

        Task<bool> next = rounds.MoveNextAsync().AsTask();
        device.Fixture.Time.Advance(TimeSpan.FromSeconds(1));
        await device.AnsweredAsync(1);
        Assert.False(next.IsCompleted);
        device.Register = address => address == 10 ? 99 : address;
        device.Fixture.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.True(await next);

        Assert.Equal(("Slow", 99), (rounds.Current.Group!.Name, target.Hours));
    }

    [Fact]
    public async Task A_fault_of_one_group_is_an_element_and_the_others_go_on()
    {
        await using PickyDevice device = await PickyDevice.ConnectAsync();
        device.Refuses = block => block == Fast ? ModbusExceptionCode.ServerDeviceFailure : 0;
        var options = new WatchOptions { YieldsFaults = true, PollGroups = { ["fast"] = TimeSpan.FromSeconds(1), ["default"] = TimeSpan.FromSeconds(1) } };
        var target = new Oven();
        await using IAsyncEnumerator<MapUpdate<Oven>> rounds = new OvenClient(device.Client).WatchAsync(target, options, Cancellation).GetAsyncEnumerator(Cancellation);

        Assert.True(await rounds.MoveNextAsync());
        Assert.Equal(("Fast", true), (rounds.Current.Group!.Name, rounds.Current.Fault is ModbusDeviceException));
        Assert.True(await rounds.MoveNextAsync());
        Assert.Equal(("Default", true, 20), (rounds.Current.Group!.Name, rounds.Current.Fault is null, target.Version));
    }

    [Fact]
    public async Task A_fault_ends_the_stream_by_default()
    {
        await using PickyDevice device = await PickyDevice.ConnectAsync();
        device.Refuses = block => block == Slow ? ModbusExceptionCode.ServerDeviceFailure : 0;
        await using IAsyncEnumerator<MapUpdate<Oven>> rounds = Watch(device, new Oven(), ("fast", 1), ("slow", 1));

        Assert.True(await rounds.MoveNextAsync());
        await Assert.ThrowsAsync<ModbusDeviceException>(() => rounds.MoveNextAsync().AsTask());
    }

    [Fact]
    public void What_the_map_does_not_have_is_refused_at_the_call()
    {
        using ModbusClient client = ModbusClient.Create("tcp://127.0.0.1");
        var oven = new OvenClient(client);

        Assert.Contains(
            "Oven has no poll group quick: it has Fast, Slow, Default.",
            Assert.Throws<ArgumentException>(() => oven.WatchAsync(new Oven(), Options(("quick", 1)), Cancellation)).Message,
            StringComparison.Ordinal);
        Assert.Contains(
            "Kiln has no poll group fast: none of its members names one.",
            Assert.Throws<ArgumentException>(() => new KilnClient(client).WatchAsync(new Kiln(), Options(("fast", 1)), Cancellation)).Message,
            StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => oven.WatchAsync(new Oven(), Options(("fast", 1), ("Fast", 2)), Cancellation));
        Assert.Equal("Slow", Assert.Throws<ArgumentOutOfRangeException>(() => oven.WatchAsync(new Oven(), Options(("slow", 0)), Cancellation)).ParamName);
    }

    [Fact]
    public void They_are_not_watched_into_new_objects_which_would_hold_zeros_that_nobody_has_read()
    {
        using ModbusClient client = ModbusClient.Create("tcp://127.0.0.1");
        Assert.Throws<ArgumentException>(() => new OvenClient(client).WatchAsync(Options(("fast", 1)), Cancellation));
    }

    private static IAsyncEnumerator<MapUpdate<Oven>> Watch(PickyDevice device, Oven target, params (string Group, double Seconds)[] groups) =>
        new OvenClient(device.Client).WatchAsync(target, Options(groups), Cancellation).GetAsyncEnumerator(Cancellation);

    private static WatchOptions Options(params (string Group, double Seconds)[] groups)
    {
        var options = new WatchOptions();
        foreach ((string group, double seconds) in groups)
        {
            options.PollGroups.Add(group, TimeSpan.FromSeconds(seconds));
        }

        return options;
    }
}
