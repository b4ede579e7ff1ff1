namespace Coilwright.Modbus.Tests.Devices;

public sealed class InheritedMapTests : IAsyncLifetime
{
    private readonly ModbusServer _server = ModbusServer.Listen("tcp://127.0.0.1:0");
    private ModbusClient _client = null!;
    private ServoDriveClient _drive = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        var values = new ServoDrive { MostSpeed = 0x0001_0002, Scale = -1, Hours = 12, MostTorque = 0x0003_0004, Torque = 2.5, Starts = 34, Enabled = true };
        (values.Axes[0].Position, values.Axes[1].Position) = (0, -7.5);
        _server.Map(1, values);
        _client = await ModbusClient.ConnectAsync(_server.Endpoint.ToString(), Token);
        _drive = new ServoDriveClient(_client);
    }

    public async ValueTask DisposeAsync()
    {
        await _client.DisposeAsync();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task What_a_base_maps_is_read_with_a_maps_own_members()
    {
        ServoDrive now = await _drive.ReadAsync(Token);
        Assert.Equal((0x0001_0002u, 7, -1, 12), (now.MostSpeed, now.Model, now.Scale, now.Hours));
        Assert.Equal((0x0003_0004u, 2.5, 34, true), (now.MostTorque, now.Torque!.Value, now.Starts, now.Enabled));
        Assert.Equal((0.0, -7.5), (now.Axes[0].Position!.Value, now.Axes[1].Position!.Value));
    }

    [Fact]
    public async Task Members_of_both_share_requests_and_the_order_of_bytes_is_that_of_the_base()
    {
        Assert.Equal("4 requests, 11 registers, 1 bit", ServoDrive.Plan.ToString());
        Assert.Equal([2, 1, 7, 0xFFFF, 4, 3], await _client.ReadHoldingRegistersAsync(1, 0, 6, Token));
    }

    [Fact]
    public async Task A_description_of_the_base_finds_its_member_in_a_result_of_the_derived_map()
    {
        MapReadResult result = await _drive.ReadAsync(new ServoDrive(), Token);
        Assert.True(result.AllGood);
        Assert.Equal((DriveMembers.Hours.Index, DriveMembers.Hours.Name), (ServoDriveMembers.Hours.Index, ServoDriveMembers.Hours.Name));
        Assert.Equal(MemberQuality.Good, result[DriveMembers.Hours]);
    }

    [Fact]
    public async Task Write_groups_and_poll_groups_hold_the_members_of_both()
    {
        await _drive.WriteLimitsAsync(new ServoDrive { MostSpeed = 5, MostTorque = 6 }, Token);
        ServoDrive now = await _drive.ReadAsync(Token);
        Assert.Equal((5u, 6u), (now.MostSpeed, now.MostTorque));
        ServoDrive slow = await _drive.ReadSlowGroupAsync(Token);
        Assert.Equal((12, 34, 0u), (slow.Hours, slow.Starts, slow.MostSpeed));
    }

    [Fact]
    public async Task What_the_client_of_the_base_cannot_write_that_of_the_derived_map_cannot_either()
    {
        Assert.Null(typeof(ServoDriveClient).GetMethod("WriteModelAsync"));
        Assert.Equal(7, await _drive.ReadModelAsync(Token));
        await _drive.WriteTorqueAsync(1.5, Token);
        Assert.Equal(15, (await _client.ReadHoldingRegistersAsync(1, 6, 1, Token))[0]);
    }

    [Fact]
    public async Task The_map_of_the_base_reads_the_same_device_as_far_as_it_goes()
    {
        Drive now = await new DriveClient(_client).ReadAsync(Token);
        Assert.Equal((0x0001_0002u, 7, -7.5), (now.MostSpeed, now.Model, now.Axes[1].Position!.Value));
        var target = new ServoDrive { MostTorque = 9 };
        await new DriveClient(_client).ReadAsync(target, Token);
        Assert.Equal((12, 9u), (target.Hours, target.MostTorque));
    }
}
