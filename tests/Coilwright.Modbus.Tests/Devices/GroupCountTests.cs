using static Coilwright.Modbus.Tests.Client.ClientFixture;

namespace Coilwright.Modbus.Tests.Devices;

/// <summary>Registers that say how many elements a group has, where no group can have so many.</summary>
public sealed partial class GroupCountTests
{
    [Theory]
    [InlineData(0xFFFF, -1)]
    [InlineData(0x8000, -32768)]
    public async Task A_count_below_zero_is_named_with_its_range(int register, int count)
    {
        await using PickyDevice device = await PickyDevice.ConnectAsync();
        device.Register = address => address == 0 ? register : 0;

        ModbusValueException error = await Assert.ThrowsAsync<ModbusValueException>(() => new RackClient(device.Client).ReadAsync(Cancellation).AsTask());

        Assert.Equal("Count", error.Member);
        Assert.Contains(FormattableString.Invariant($"0 to 65535, but was read as {count}"), error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0x0001_0000)]
    [InlineData(0x7FFF_FFFF)]
    [InlineData(0x8000_0000)]
    [InlineData(0xFFFF_FFFF)]
    public async Task A_count_or_length_beyond_all_addresses_is_named_with_its_range(long value)
    {
        await using PickyDevice device = await PickyDevice.ConnectAsync();
        device.Register = address => address == 0 ? (int)(value >> 16) : address == 1 ? (int)(value & 0xFFFF) : 0;

        foreach (Task read in (Task[])[new StackClient(device.Client).ReadAsync(Cancellation).AsTask(), new ChainClient(device.Client).ReadAsync(Cancellation).AsTask()])
        {
            ModbusValueException error = await Assert.ThrowsAsync<ModbusValueException>(() => read);
            Assert.Contains(FormattableString.Invariant($"but was read as {value}"), error.Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(0xFFFF)]
    [InlineData(0x8000)]
    public async Task As_many_as_there_are_addresses_do_not_fit_behind_the_map(int count)
    {
        await using PickyDevice device = await PickyDevice.ConnectAsync();
        device.Register = address => address == 1 ? count : 0;

        ModbusValueException error = await Assert.ThrowsAsync<ModbusValueException>(() => new StackClient(device.Client).ReadAsync(Cancellation).AsTask());

        Assert.Contains("beyond 65535: a count is wrong", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_watch_that_yields_faults_goes_on_after_a_count_that_cannot_be()
    {
        await using PickyDevice device = await PickyDevice.ConnectAsync();
        device.Register = address => address == 0 ? -1 : 0;
        var options = new WatchOptions { Period = TimeSpan.FromSeconds(1), YieldsFaults = true };
        await using IAsyncEnumerator<MapUpdate<Rack>> rounds = new RackClient(device.Client).WatchAsync(options, Cancellation).GetAsyncEnumerator(Cancellation);
        Assert.True(await rounds.MoveNextAsync());
        Assert.Equal("Count", Assert.IsType<ModbusValueException>(rounds.Current.Fault).Member);

        device.Register = address => address == 0 ? 2 : address;
        device.Fixture.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.True(await rounds.MoveNextAsync());
        Assert.Equal([1, 3], rounds.Current.Values!.Shelves.Select(shelf => (int)shelf.Voltage));
    }

    [Fact]
    public async Task A_count_that_grows_with_every_read_is_given_up_after_a_few()
    {
        await using PickyDevice device = await PickyDevice.ConnectAsync();
        int count = 0;
        device.Register = address => address == 0 ? ++count : 0;

        ModbusValueException error = await Assert.ThrowsAsync<ModbusValueException>(() => new RackClient(device.Client).ReadAsync(Cancellation).AsTask());

        Assert.Contains("changed during each of 5 reads", error.Message, StringComparison.Ordinal);
        Assert.InRange(device.TakeAsked().Length, 5, 7);
    }

    [Fact]
    public async Task A_map_with_a_count_that_cannot_be_is_not_served()
    {
        await using ModbusServer server = ModbusServer.Listen("tcp://127.0.0.1:0");
        Assert.Equal("Count", Assert.Throws<ModbusValueException>(() => server.Map(1, new Rack { Count = -1 })).Member);
    }

    [ModbusRegisterMap]
    internal sealed partial class Rack
    {
        [HoldingRegister(0)] public short Count { get; set; }

        [RegisterGroup(1, CountFrom = nameof(Count))] public partial IReadOnlyList<Phase> Shelves { get; }
    }

    [ModbusRegisterMap]
    internal sealed partial class Stack
    {
        [HoldingRegister(0)] public uint Count { get; set; }

        [RegisterGroup(2, CountFrom = nameof(Count))] public partial IReadOnlyList<Phase> Shelves { get; }
    }

    [ModbusRegisterMap]
    internal sealed partial class Chain
    {
        [HoldingRegister(0)] public uint Length { get; set; }

        [RegisterGroup(2, CountFromLength = nameof(Length))] public partial IReadOnlyList<Phase> Links { get; }
    }
}
