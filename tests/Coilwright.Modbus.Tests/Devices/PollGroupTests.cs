using Coilwright.Modbus.Tests.Client;
using static Coilwright.Modbus.Tests.Client.ClientFixture;

namespace Coilwright.Modbus.Tests.Devices;

/// <summary>Reading poll groups, each by its own plan.</summary>
public sealed class PollGroupTests : IAsyncLifetime
{
    private readonly ModbusServer _server = ModbusServer.Listen("tcp://127.0.0.1:0");
    private ModbusClient _client = null!;
    private StationClient _station = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        var values = new Station { Voltage = 230, Hours = 7, Scale = -1, Power = 12.5m, Version = 3, ModuleCount = 2, Running = true, Remote = true };
        values.Modules.SetCount(2);
        (values.Modules[0].Current, values.Modules[1].Current, values.Modules[1].Serial) = (10, 11, 99);
        (values.Spare.Current, values.Spare.Serial) = (1, 2);
        values.Phases[1].Voltage = 231;
        _server.Map(1, values, baseAddress: 500);
        _client = await ModbusClient.ConnectAsync(_server.Endpoint.ToString(), Token);
        _station = new StationClient(_client, 1, 500);
    }

    public async ValueTask DisposeAsync()
    {
        await _client.DisposeAsync();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task A_poll_group_is_read_into_a_target_that_keeps_the_rest()
    {
        var target = new Station { Hours = 1, Version = 2, Remote = false };
        target.Phases[1].Voltage = 5;
        MapReadResult result = await _station.ReadFastGroupAsync(target, Token);

        Assert.Equal((230, 12.5m, true), (target.Voltage, target.Power!.Value, target.Running));
        Assert.Equal(((ushort)1, (ushort?)2, false, (ushort)5), (target.Hours, target.Version, target.Remote, target.Phases[1].Voltage));
        Assert.Equal([10, 11], target.Modules.Select(module => (int)module.Current));
        Assert.Equal([0, 0], target.Modules.Select(module => (int)module.Serial));
        Assert.True(result.AllGood);
        Assert.Equal(MemberQuality.Good, result[StationMembers.Voltage]);
        Assert.Equal(MemberQuality.Stale, result[StationMembers.Hours]);
        Assert.Equal(MemberQuality.Stale, result[StationMembers.Version]);
    }

    [Fact]
    public async Task A_poll_group_is_read_into_a_new_object()
    {
        Station slow = await _station.ReadSlowGroupAsync(Token);
        Assert.Equal(((ushort?)3, (ushort)2, (ushort)1, (ushort)2), (slow.Version, slow.ModuleCount, slow.Spare.Current, slow.Spare.Serial));
        Assert.Equal((0, 0), (slow.Voltage, slow.Hours));
    }

    [Fact]
    public async Task A_poll_group_is_read_by_a_thread_that_blocks() => await Task.Run(
        () =>
        {
            var target = new Station();
            MapReadResult result = _station.ReadFastGroup(target);
            Assert.Equal((true, 230, 11), (result.AllGood, target.Voltage, target.Modules[1].Current));
            Assert.Equal(result.Refused, _station.Read(MapPlan.Of<Station>().PollGroups[0], target).Refused);
            Assert.Equal(((ushort?)3, (ushort)0), _station.ReadSlowGroup() is var slow ? (slow.Version, slow.Voltage) : default);
        },
        Token);

    [Fact]
    public async Task A_refused_member_fails_the_read_of_a_group_into_a_new_object_and_is_named_in_that_into_a_target()
    {
        _server.AddUnit(2, new RegisterTables(holdingRegisters: 600));
        var station = new StationClient(_client, 2);

        await Assert.ThrowsAsync<ModbusDeviceException>(async () => await station.ReadFastGroupAsync(Token));
        MapReadResult result = await station.ReadFastGroupAsync(new Station(), Token);
        Assert.Contains(result.Refused, member => member.Name == "Running");
    }

    [Fact]
    public async Task What_names_no_poll_group_is_read_together_too()
    {
        Station now = await _station.ReadDefaultGroupAsync(Token);
        Assert.Equal((7, true, 231, 99), (now.Hours, now.Remote, now.Phases[1].Voltage, now.Modules[1].Serial));
        Assert.Equal((0, 0), (now.Voltage, now.Modules[1].Current));
    }

    [Fact]
    public async Task Reading_the_whole_map_takes_no_notice_of_poll_groups()
    {
        Station now = await _station.ReadAsync(Token);
        Assert.Equal((230, 7, 12.5m, 3), (now.Voltage, now.Hours, now.Power!.Value, now.Version!.Value));
        Assert.Equal((11, 99, 2, 231), (now.Modules[1].Current, now.Modules[1].Serial, now.Spare.Serial, now.Phases[1].Voltage));
        Assert.Equal([(0, 6), (3, 2)], MapPlan.Of<Station>().Blocks.Take(2).Select(block => (block.Address, block.Count)).Order());
    }

    [Fact]
    public async Task A_count_that_changes_is_noticed_by_the_poll_group_that_it_counts()
    {
        var target = new Station();
        await _station.ReadFastGroupAsync(target, Token);
        await _client.WriteSingleRegisterAsync(1, 505, 1, Token);
        await _station.ReadFastGroupAsync(target, Token);
        Assert.Equal(10, Assert.Single(target.Modules).Current);
    }

    [Fact]
    public async Task A_group_asks_for_its_own_members_and_for_nothing_between_them()
    {
        await using ClientFixture fixture = await ConnectAsync();
        ValueTask<Station> read = new StationClient(fixture.Client).ReadSlowGroupAsync(Cancellation);
        Assert.Equal([3, 0, 4, 0, 2], (await AnswerAsync(fixture, 3, 4, 0xFF, 0xFF, 0, 0)).Pdu);
        // No module: the spare one stands at their place. What counts is read again, to see that it has not changed meanwhile.
        Assert.Equal([3, 0, 5, 0, 1], (await AnswerAsync(fixture, 3, 2, 0, 0)).Pdu);
        Assert.Equal([3, 0, 4, 0, 2], (await AnswerAsync(fixture, 3, 4, 0xFF, 0xFF, 0, 0)).Pdu);
        Assert.Equal([3, 0, 100, 0, 2], (await AnswerAsync(fixture, 3, 4, 0, 8, 0, 9)).Pdu);
        Assert.Equal([3, 0, 5, 0, 1], (await AnswerAsync(fixture, 3, 2, 0, 0)).Pdu);
        Station slow = await read;
        Assert.Equal((null, 8, 9), (slow.Version, slow.Spare.Current, slow.Spare.Serial));
    }

    [Fact]
    public void Members_keep_their_index_in_the_plans_of_all_groups()
    {
        MapPlan whole = MapPlan.Of<Station>();
        Assert.Equal(["Fast", "Slow", "Default"], whole.PollGroups.Select(group => group.Name));
        foreach (MapPollGroup group in whole.PollGroups)
        {
            Assert.Equal(whole.Members.Take(8).Select(member => member.Name), group.Plan.Members.Take(8).Select(member => member.Name));
        }

        Assert.Equal(
            ["Voltage", "Scale", "Power", "ModuleCount", "Running"],
            whole.PollGroups[0].Plan.Members.Take(8).Where(whole.PollGroups[0].Plan.Reads).Select(member => member.Name));
    }

    [Fact]
    public async Task A_poll_group_of_another_map_is_refused() =>
        await Assert.ThrowsAsync<ArgumentException>(() => _station.ReadAsync(new MapPollGroup("Fast", [], []), new Station(), Token).AsTask());

    private static async Task<ReceivedRequest> AnswerAsync(ClientFixture fixture, params byte[] pdu)
    {
        ReceivedRequest request = await fixture.ReceiveAsync();
        await fixture.Peer.SendAsync(Frame(request.Id, request.Unit, pdu));
        return request;
    }
}
