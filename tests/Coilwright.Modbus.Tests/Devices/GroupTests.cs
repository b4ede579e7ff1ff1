namespace Coilwright.Modbus.Tests.Devices;

public sealed class GroupTests : IAsyncLifetime
{
    private readonly ModbusServer _server = ModbusServer.Listen("tcp://127.0.0.1:0");
    private ModbusClient _client = null!;
    private ModbusMapHandle<Inverter> _handle = null!;
    private InverterClient _inverter = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        var values = new Inverter { Count = 2, Scale = -1, Voltage = 230.5m, Power = 12_300, Share = 0.25, Parts = 8, FarScale = 2, Name = "east" };
        values.Phases[2].Voltage = 229;
        values.Modules.SetCount(2);
        values.Modules[1].Current = -7.5;
        values.Modules[1].Phase.Voltage = 231;
        values.Last.State = 9;
        _handle = _server.Map(1, values, baseAddress: 1000);
        _client = await ModbusClient.ConnectAsync(_server.Endpoint.ToString(), Token);
        _inverter = new InverterClient(_client, 1, 1000);
    }

    public async ValueTask DisposeAsync()
    {
        await _client.DisposeAsync();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task A_map_with_groups_is_read_as_it_is_served_at_any_base_address()
    {
        Inverter now = await _inverter.ReadAsync(Token);
        Assert.Equal((230.5m, 12_300d, 0.25), (now.Voltage!.Value, now.Power!.Value, now.Share!.Value));
        Assert.Equal((3, 229, 2), (now.Phases.Count, now.Phases[2].Voltage, now.Modules.Count));
        Assert.Equal(-7.5, now.Modules[1].Current);
        Assert.Equal((231, 9), (now.Modules[1].Phase.Voltage, now.Last.State));
        Assert.Null(now.Modules[0].Current);
    }

    [Fact]
    public async Task Elements_within_the_widest_gap_are_read_in_one_request_and_have_names_of_their_own()
    {
        MapPlan plan = MapPlan.Of<Inverter>();
        Assert.Single(plan.Blocks, block => block.Address >= 300 && block.Address < 400);
        Assert.Equal("Phases[2].Voltage", plan.Find<ushort>("Phases[2].Voltage").Name);
        Assert.Equal(306, plan.Find<ushort>("Phases[2].Voltage").Address);
        MapReadResult result = await _inverter.ReadAsync(new Inverter(), Token);
        Assert.Equal(1, result.Count(MemberQuality.NotAvailable));
    }

    [Fact]
    public async Task A_scale_that_is_missing_or_out_of_range_leaves_no_value_row_24()
    {
        var tables = new RegisterTables(holdingRegisters: 410);
        _server.AddUnit(2, tables);
        var inverter = new InverterClient(_client, 2);
        foreach (ushort scale in (ushort[])[0x8000, 11, 0xFFF5])
        {
            tables.WriteRegisters(RegisterTable.HoldingRegister, 1, scale);
            Inverter now = await inverter.ReadAsync(Token);
            Assert.Equal((scale == 0x8000, null), (now.Scale is null, now.Voltage));
            Assert.Null(await inverter.ReadVoltageAsync(Token));
        }
    }

    [Fact]
    public async Task A_scaled_value_is_written_by_the_scale_as_the_device_has_it()
    {
        await _inverter.WriteVoltageAsync(231.4m, Token);
        Assert.Equal(231.4m, await _inverter.ReadVoltageAsync(Token));
        await _client.WriteSingleRegisterAsync(1, 1001, unchecked((ushort)-2), Token);
        await _inverter.WriteVoltageAsync(231.4m, Token);
        Assert.Equal(23140, (await _client.ReadHoldingRegistersAsync(1, 1002, 1, Token))[0]);
        await _inverter.WritePowerAsync(5_000, Token);
        Assert.Equal(5_000, await _inverter.ReadPowerAsync(Token));
    }

    [Fact]
    public async Task A_member_of_an_element_is_read_and_written_by_its_path()
    {
        MapMember<ushort> voltage = MapPlan.Of<Inverter>().Find<ushort>("Phases[1].Voltage");
        await _inverter.WriteAsync(voltage, (ushort)228, Token);
        Assert.Equal(228, await _inverter.ReadAsync(voltage, Token));
        Assert.Equal(228, (await _inverter.ReadAsync(Token)).Phases[1].Voltage);
    }

    [Fact]
    public async Task What_is_counted_or_follows_it_is_found_in_the_plan_that_was_read()
    {
        MapReadResult result = await _inverter.ReadAsync(new Inverter(), Token);
        MapMember<double?> current = result.Plan.Find<double?>("Modules[1].Current");
        MapMember<byte> state = result.Plan.Find<byte>("Last.State");

        Assert.Equal((MemberQuality.NotAvailable, MemberQuality.Good), (result[result.Plan.Find<double?>("Modules[0].Current")], result[current]));
        Assert.Equal(-7.5, await _inverter.ReadAsync(current, Token));
        Assert.Equal(9, await _inverter.ReadAsync(state, Token));
        await _inverter.WriteAsync(current, -8.5, Token);
        Assert.Equal(-8.5, (await _inverter.ReadAsync(Token)).Modules[1].Current);
    }

    [Fact]
    public async Task A_quality_is_that_of_the_same_member_where_a_count_has_changed_meanwhile()
    {
        MapPlan before = (await _inverter.ReadAsync(new Inverter(), Token)).Plan;
        await _client.WriteSingleRegisterAsync(1, 1000, 0, Token);
        MapReadResult result = await _inverter.ReadAsync(new Inverter(), Token);

        Assert.Equal(MemberQuality.Good, result[before.Find<byte>("Last.State")]);
        Assert.Equal("member", Assert.Throws<ArgumentException>(() => result[before.Find<double?>("Modules[0].Current")]).ParamName);
    }

    [Theory]
    [InlineData("Phases[1].Voltage", 1303)]
    [InlineData("Modules[1].Phase.Voltage", 1404)]
    [InlineData("Last.Voltage", 1406)]
    public async Task A_server_hears_of_writes_to_members_of_elements(string name, int address)
    {
        var heard = new List<ushort>();
        _handle.OnWrite(_handle.Plan.Find<ushort>(name), heard.Add);

        await _client.WriteSingleRegisterAsync(1, (ushort)address, 77, Token);

        Assert.Equal([(ushort)77], heard);
    }

    [Fact]
    public async Task A_server_knows_members_of_elements_by_any_plan_of_the_map_and_none_of_another()
    {
        var heard = new List<ushort>();
        _handle.OnWrite(MapPlan.Of<Inverter>().Find<ushort>("Phases[1].Voltage"), heard.Add);
        MapPlan read = (await _inverter.ReadAsync(new Inverter(), Token)).Plan;
        _handle.OnWrite(read.Find<ushort>("Phases[1].Voltage"), heard.Add);

        await _client.WriteSingleRegisterAsync(1, 1303, 78, Token);

        Assert.Equal([(ushort)78, (ushort)78], heard);
        Assert.Throws<ArgumentException>(() => _handle.OnWrite(MapPlan.Of<Phase>().Find<ushort>("Voltage"), heard.Add));
    }

    [Fact]
    public async Task A_value_that_no_property_holds_leaves_the_target_as_it_was()
    {
        var tables = new RegisterTables(holdingRegisters: 2);
        tables.WriteRegisters(RegisterTable.HoldingRegister, 0, 7, 300);
        _server.AddUnit(2, tables);
        var phase = new Phase { Voltage = 1, State = 2 };
        await Assert.ThrowsAsync<ModbusValueException>(() => new PhaseClient(_client, 2).ReadAsync(phase, Token).AsTask());
        Assert.Equal((1, 2), (phase.Voltage, phase.State));
    }

    [Fact]
    public void An_element_that_the_map_around_it_scales_is_not_served_without_that()
    {
        var error = Assert.Throws<ArgumentException>(() => _server.Map(3, new Inverter.Module()));
        Assert.Contains("Module is an element of another map", error.Message, StringComparison.Ordinal);
        Assert.NotNull(_server.Map(3, new Phase()));
    }

    [Fact]
    public void A_group_of_another_size_than_its_count_says_is_refused_when_it_is_served()
    {
        var error = Assert.Throws<ArgumentException>(() => _server.Map(3, new Inverter { Count = 2, Scale = 0, Voltage = 1, Share = 1 }));
        Assert.Contains("Modules has 0 elements, but Count says 2", error.Message, StringComparison.Ordinal);
    }
}
