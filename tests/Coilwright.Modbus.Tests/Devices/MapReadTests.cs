using Coilwright.Modbus.Tests.Client;
using static Coilwright.Modbus.Tests.Client.ClientFixture;

namespace Coilwright.Modbus.Tests.Devices;

/// <summary>Reading a whole map.</summary>
public sealed class MapReadTests
{
    private static readonly byte[][] Answers =
    [
        [4, 4, 0x3F, 0xC0, 0, 0], [4, 2, 0xFF, 0xF6],
        [3, 4, 0, 235, 0, 7], [3, 6, 0, 9, 0, 1, 0, 2], [3, 2, 0, 8],
        [1, 1, 1], [2, 1, 0],
    ];

    [Fact]
    public async Task All_blocks_are_read_and_then_decoded()
    {
        await using ClientFixture fixture = await ConnectAsync();
        var boiler = new BoilerClient(fixture.Client, unit: 5);
        ValueTask<Boiler> read = boiler.ReadAsync(Cancellation);
        var seen = new List<ReceivedRequest>();
        foreach (MapBlock block in MapPlan.Of<Boiler>().Blocks)
        {
            seen.Add(await AnswerAsync(fixture, block));
        }

        Boiler values = await read;

        Assert.All(seen, request => Assert.Equal(5, request.Unit));
        Assert.Equal(1.5f, values.Pressure);
        Assert.Equal((short)-10, values.Temperature);
        Assert.Equal(23.5, values.Limit);
        Assert.Equal(7, values.Hysteresis);
        Assert.Equal(9, values.Setpoint);
        Assert.Equal(0x10002u, values.Energy);
        Assert.True(values.Alarm);
        Assert.True(values.Relay);
        Assert.False(values.Door);
    }

    [Fact]
    public async Task A_target_is_touched_only_when_every_block_has_arrived()
    {
        await using ClientFixture fixture = await ConnectAsync();
        var boiler = new BoilerClient(fixture.Client);
        var target = new Boiler { Pressure = 77, Setpoint = 78 };
        Task<MapReadResult> read = boiler.ReadAsync(target, Cancellation).AsTask();
        IReadOnlyList<MapBlock> blocks = MapPlan.Of<Boiler>().Blocks;
        for (int i = 0; i < blocks.Count - 1; i++)
        {
            await AnswerAsync(fixture, blocks[i]);
        }

        await RefuseAsync(fixture, await fixture.ReceiveAsync());

        await Assert.ThrowsAsync<ModbusDeviceException>(() => read);
        Assert.Equal((77f, (ushort)78), (target.Pressure, target.Setpoint));
    }

    [Fact]
    public async Task A_block_that_fails_ends_a_read_of_one_at_a_time_at_once()
    {
        await using ClientFixture fixture = await ConnectAsync();
        Task<Boiler> read = new BoilerClient(fixture.Client).ReadAsync(Cancellation).AsTask();
        await RefuseAsync(fixture, await fixture.ReceiveAsync());

        await Assert.ThrowsAsync<ModbusDeviceException>(() => read);
        await fixture.AssertNextRequestWorksAsync();
        Assert.Equal(2, fixture.Client.Statistics.Sent);
    }

    [Fact]
    public async Task Where_several_may_be_in_flight_blocks_are_asked_for_together()
    {
        await using ClientFixture fixture = await ConnectAsync(options => options.MaxInFlight = 3);
        Task<Boiler> read = new BoilerClient(fixture.Client).ReadAsync(Cancellation).AsTask();
        ReceivedRequest[] first = [await fixture.ReceiveAsync(), await fixture.ReceiveAsync(), await fixture.ReceiveAsync()];
        foreach (ReceivedRequest request in first.Reverse())
        {
            await AnswerAsync(fixture, request, BlockOf(request));
        }

        for (int i = first.Length; i < Answers.Length; i++)
        {
            ReceivedRequest request = await fixture.ReceiveAsync();
            await AnswerAsync(fixture, request, BlockOf(request));
        }

        Boiler values = await read;
        Assert.Equal((1.5f, 0x10002u, true), (values.Pressure, values.Energy, values.Relay));
    }

    [Fact]
    public async Task When_one_of_several_fails_the_others_are_given_up_and_disturb_nobody()
    {
        await using ClientFixture fixture = await ConnectAsync(options => options.MaxInFlight = 3);
        Task<Boiler> read = new BoilerClient(fixture.Client).ReadAsync(Cancellation).AsTask();
        ReceivedRequest first = await fixture.ReceiveAsync();
        ReceivedRequest second = await fixture.ReceiveAsync();
        ReceivedRequest third = await fixture.ReceiveAsync();

        await RefuseAsync(fixture, first);

        await Assert.ThrowsAsync<ModbusDeviceException>(() => read);
        await AnswerAsync(fixture, second, BlockOf(second));
        await AnswerAsync(fixture, third, BlockOf(third));
        await fixture.AssertNextRequestWorksAsync();
        Assert.Equal(2, fixture.Client.Statistics.LateAnswers);
    }

    [Fact]
    public async Task The_result_tells_time_and_quality_and_does_not_change_later()
    {
        await using ClientFixture fixture = await ConnectAsync();
        var boiler = new BoilerClient(fixture.Client);
        var target = new Boiler();

        MapReadResult good = await ReadAsync(fixture, boiler, target, [0xFF, 0xF6]);
        DateTimeOffset first = fixture.Time.GetUtcNow();
        fixture.Time.Advance(TimeSpan.FromSeconds(5));
        MapReadResult missing = await ReadAsync(fixture, boiler, target, [0x80, 0x00]);

        Assert.Null(target.Temperature);
        Assert.True(good.AllGood);
        Assert.Equal(first, good.Time);
        Assert.Equal(MemberQuality.Good, good[BoilerMembers.Temperature]);
        Assert.False(missing.AllGood);
        Assert.Equal(first.AddSeconds(5), missing.Time);
        Assert.Equal(MemberQuality.NotAvailable, missing[BoilerMembers.Temperature]);
        Assert.Equal(MemberQuality.Good, missing[BoilerMembers.Pressure]);
        Assert.Equal(1, missing.Count(MemberQuality.NotAvailable));
    }

    [Fact]
    public async Task A_base_address_moves_the_whole_map()
    {
        await using ClientFixture fixture = await ConnectAsync();
        ValueTask<uint> read = new BoilerClient(fixture.Client, 1, 0x4000).ReadEnergyAsync(Cancellation);
        ReceivedRequest request = await fixture.ReceiveAsync();
        await fixture.Peer.SendAsync(Frame(request.Id, 1, 3, 4, 0, 1, 0, 2));

        Assert.Equal([3, 0x40, 0x18, 0, 2], request.Pdu);
        Assert.Equal(0x10002u, await read);
    }

    [Fact]
    public async Task A_base_address_may_not_move_it_beyond_the_last_one_row_25()
    {
        await using ClientFixture fixture = await ConnectAsync();
        _ = new BoilerClient(fixture.Client, 1, 0xFFFF - 0x20);

        ArgumentOutOfRangeException error = Assert.Throws<ArgumentOutOfRangeException>(
            () => new BoilerClient(fixture.Client, 1, 0xFFFF - 0x1F));
        Assert.Equal("baseAddress", error.ParamName);
    }

    private static async Task<MapReadResult> ReadAsync(ClientFixture fixture, BoilerClient boiler, Boiler target, byte[] temperature)
    {
        ValueTask<MapReadResult> read = boiler.ReadAsync(target, Cancellation);
        foreach (MapBlock block in MapPlan.Of<Boiler>().Blocks)
        {
            ReceivedRequest request = await fixture.ReceiveAsync();
            byte[] pdu = Answers[IndexOf(block)];
            await fixture.Peer.SendAsync(Frame(request.Id, request.Unit, block.Address == 0x10 ? [.. pdu[..2], .. temperature] : pdu));
        }

        return await read;
    }

    private static async Task<ReceivedRequest> AnswerAsync(ClientFixture fixture, MapBlock block)
    {
        ReceivedRequest request = await fixture.ReceiveAsync();
        Assert.Equal(block, BlockOf(request));
        await AnswerAsync(fixture, request, block);
        return request;
    }

    private static async Task AnswerAsync(ClientFixture fixture, ReceivedRequest request, MapBlock block) =>
        await fixture.Peer.SendAsync(Frame(request.Id, request.Unit, Answers[IndexOf(block)]));

    private static async Task RefuseAsync(ClientFixture fixture, ReceivedRequest request) =>
        await fixture.Peer.SendAsync(Frame(request.Id, request.Unit, (byte)(request.Pdu[0] | 0x80), 4));

    private static MapBlock BlockOf(ReceivedRequest request)
    {
        RegisterTable table = request.Pdu[0] switch
        {
            1 => RegisterTable.Coil,
            2 => RegisterTable.DiscreteInput,
            3 => RegisterTable.HoldingRegister,
            _ => RegisterTable.InputRegister,
        };
        return new MapBlock(table, (request.Pdu[1] << 8) | request.Pdu[2], (request.Pdu[3] << 8) | request.Pdu[4]);
    }

    private static int IndexOf(MapBlock block) => (block.Table, block.Address) switch
    {
        (RegisterTable.InputRegister, 0) => 0,
        (RegisterTable.InputRegister, 0x10) => 1,
        (RegisterTable.HoldingRegister, 0x14) => 2,
        (RegisterTable.HoldingRegister, 0x17) => 3,
        (RegisterTable.HoldingRegister, 0x20) => 4,
        (RegisterTable.Coil, 0) => 5,
        _ => 6,
    };
}
