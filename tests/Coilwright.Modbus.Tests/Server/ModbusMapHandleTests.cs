using Coilwright.Modbus.Server;
using Coilwright.Tests.Shared;

namespace Coilwright.Modbus.Tests.Server;

public sealed class ModbusMapHandleTests
{
    private readonly UnitStore _store = new();
    private readonly ListenOnlyUnits _listenOnly = new();
    private readonly RequestProcessor _processor = new(UnknownUnitResponse.GatewayTargetFailed);
    private readonly ModbusMapHandle<Meter> _handle;

    public ModbusMapHandleTests()
    {
        _processor.Add(1, _store);
        _handle = new ModbusMapHandle<Meter>(
            _store, 1, 0x100, new Meter { Voltage = 230.5f, Limit = 2.5, Energy = 0x00010002, Alarm = true, Mode = 4, Pump = true, Door = true });
    }

    [Fact]
    public void The_map_is_served_at_its_base_address()
    {
        Assert.Equal("040443668000", _processor.Answer("04 0100 0002"));
        Assert.Equal("030A00190000000100020408", _processor.Answer("03 0114 0005"));
        Assert.Equal("010108", _processor.Answer("01 0100 0004"));
        Assert.Equal("020101", _processor.Answer("02 0100 0001"));
        Assert.Equal("8302", _processor.Answer("03 0014 0001"));
        Assert.Equal("8302", _processor.Answer("03 0114 0006"));
        Assert.Equal("8102", _processor.Answer("01 0104 0001"));
    }

    [Fact]
    public void What_clients_write_is_read_back()
    {
        _processor.Answer("06 0114 00C8");
        _processor.Answer("10 0116 0002 04 00030004");
        _processor.Answer("0F 0100 0004 01 01");

        Meter now = _handle.Read();

        Assert.Equal((20d, 0x00030004u, true, false), (now.Limit, now.Energy, now.Relay, now.Pump));
        var target = new Meter();
        _handle.Read(target);
        Assert.Equal(20d, target.Limit);
    }

    [Fact]
    public void An_update_changes_what_clients_read_and_keeps_what_they_wrote()
    {
        _processor.Answer("06 0114 00C8");
        _processor.Answer("06 0115 BEEF");

        _handle.Update(meter => meter.Energy = 7);
        Assert.Equal("030A00C8BEEF000000070408", _processor.Answer("03 0114 0005"));

        _handle.Update(meter => new Meter { Limit = meter.Limit + 1, Energy = 8 });
        Assert.Equal("030A00D2BEEF000000080000", _processor.Answer("03 0114 0005"));
    }

    [Fact]
    public void An_update_that_the_registers_cannot_hold_publishes_nothing()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => _handle.Update(meter =>
        {
            meter.Voltage = 0;
            meter.Limit = 100_000;
        }));

        Assert.Equal("040443668000", _processor.Answer("04 0100 0002"));
        Assert.Equal(2.5, _handle.Read().Limit);
    }

    [Fact]
    public void Handlers_hear_the_typed_value_before_it_is_applied()
    {
        List<(double New, double Old)> heard = [];
        _handle.OnWrite(MeterMembers.Limit, value => heard.Add((value, _handle.Read().Limit)));

        Assert.Equal("060114007D", _processor.Answer("06 0114 007D"));

        Assert.Equal([(12.5, 2.5)], heard);
        Assert.Equal(12.5, _handle.Read().Limit);
    }

    [Theory]
    [InlineData("10 0116 0001 02 00AB", 0x00AB0002u)]
    [InlineData("06 0117 00AB", 0x000100ABu)]
    [InlineData("10 0117 0002 04 00CD0000", 0x000100CDu)]
    public void Part_of_a_value_is_merged_with_what_is_there(string request, uint expected)
    {
        uint heard = 0;
        _handle.OnWrite(MeterMembers.Energy, value => heard = value);

        _processor.Answer(request);

        Assert.Equal(expected, heard);
        Assert.Equal(expected, _handle.Read().Energy);
    }

    [Fact]
    public void A_value_outside_the_declared_range_gives_3_and_no_handler_hears_of_it()
    {
        bool heard = false;
        _handle.OnWrite(MeterMembers.Limit, _ => heard = true);
        _handle.OnWrite(MeterMembers.Energy, _ => heard = true);

        Assert.Equal("8603", _processor.Answer("06 0114 03E9"));
        Assert.Equal("9003", _processor.Answer("10 0114 0003 06 03E9 0000 0001"));
        Assert.Equal("9003", _processor.Answer("10 0117 0002 04 0001 0A00"));

        Assert.False(heard);
        Assert.Equal("030A00190000000100020408", _processor.Answer("03 0114 0005"));
        Assert.Equal("06011403E8", _processor.Answer("06 0114 03E8"));
    }

    [Fact]
    public void A_handler_refuses_with_its_own_code_and_nothing_is_applied()
    {
        _handle.OnWrite(MeterMembers.Energy, _ => throw new ModbusDeviceException(ModbusExceptionCode.ServerDeviceBusy));
        _handle.OnWrite(MeterMembers.Relay, _ => throw new ArgumentOutOfRangeException("value"));
        _handle.OnWrite(MeterMembers.Pump, _ => throw new InvalidOperationException());

        Assert.Equal("9006", _processor.Answer("10 0114 0003 06 0001 0000 0001"));
        Assert.Equal("8503", _processor.Answer("05 0100 FF00"));
        Assert.Equal("8F04", _processor.Answer("0F 0101 0003 01 00"));

        Assert.Equal("030A00190000000100020408", _processor.Answer("03 0114 0005"));
        Assert.Equal("010108", _processor.Answer("01 0100 0004"));
    }

    [Fact]
    public void Flags_hear_of_writes_to_their_bits_only()
    {
        List<string> heard = [];
        _handle.OnWrite(MeterMembers.Alarm, value => heard.Add($"Alarm {value}"));
        _handle.OnWrite(MeterMembers.Mode, value => heard.Add($"Mode {value}"));

        _processor.Answer("16 0118 FFF7 0000");
        _processor.Answer("16 0118 00FF 0500");
        _processor.Answer("06 0118 0308");
        _processor.Answer("06 0117 0000");

        Assert.Equal(["Alarm False", "Mode 5", "Alarm True", "Mode 3"], heard);
    }

    [Fact]
    public void A_handler_of_a_coil_hears_its_own_bit()
    {
        List<bool> heard = [];
        _handle.OnWrite(MeterMembers.Pump, heard.Add);

        _processor.Answer("05 0100 FF00");
        _processor.Answer("05 0103 0000");
        _processor.Answer("0F 0102 0002 01 02");

        Assert.Equal([false, true], heard);
    }

    [Fact]
    public void A_handler_may_update_its_own_map()
    {
        _handle.OnWrite(MeterMembers.Limit, value => _handle.Update(meter => meter.Voltage = (float)value));

        Assert.Equal("06011403E8", _processor.Answer("06 0114 03E8"));

        Meter now = _handle.Read();
        Assert.Equal((100f, 100d), (now.Voltage, now.Limit));
    }

    [Fact]
    public void Handlers_are_for_members_that_clients_can_write()
    {
        Assert.Throws<ArgumentException>(() => _handle.OnWrite(MeterMembers.Voltage, _ => { }));
        Assert.Throws<ArgumentException>(() => _handle.OnWrite(MeterMembers.Door, _ => { }));
        var stranger = new MapMember<int>(1, "Limit", RegisterTable.HoldingRegister, 0x14, 1, _ => 0, (_, _) => { });
        Assert.Throws<ArgumentException>(() => _handle.OnWrite(stranger, _ => { }));
    }

    [Fact]
    public void Several_maps_serve_a_unit_where_they_do_not_overlap()
    {
        _ = new ModbusMapHandle<Meter>(_store, 1, 0x200, new Meter { Limit = 9 });

        Assert.Equal("0302005A", _processor.Answer("03 0214 0001"));
        Assert.Equal("03020019", _processor.Answer("03 0114 0001"));
        Assert.Throws<ArgumentException>(() => new ModbusMapHandle<Meter>(_store, 1, 0x203, new Meter()));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ModbusMapHandle<Meter>(_store, 1, 0xFFF0, new Meter()));
        Assert.Equal("8402", _processor.Answer("04 0204 0001"));
    }

    [Fact]
    public async Task A_reader_never_sees_half_an_update()
    {
        _handle.Update(meter => meter.Energy = 0);
        using var stop = new CancellationTokenSource();
        Task writer = Task.Run(
            () =>
            {
                for (uint i = 0; !stop.IsCancellationRequested; i = (i + 1) & 0xFFFF)
                {
                    uint both = (i << 16) | i;
                    _handle.Update(meter => meter.Energy = both);
                }
            },
            TestContext.Current.CancellationToken);

        for (int i = 0; i < 20_000; i++)
        {
            string response = _processor.Answer("03 0116 0002");
            Assert.Equal(response[4..8], response[8..12]);
        }

        await stop.CancelAsync();
        await writer;
    }

    [Fact]
    public void Updates_in_place_and_writes_allocate_nothing()
    {
        byte[] request = Convert.FromHexString("10011400030600C800000001");
        byte[] response = new byte[253];
        Action<Meter> change = meter => meter.Voltage += 1;
        double heard = 0;
        _handle.OnWrite(MeterMembers.Limit, value => heard = value);

        Assert.Equal(0, LeastAllocated.OnThisThread(UpdateAndWrite));
        Assert.Equal(20, heard);

        void UpdateAndWrite()
        {
            _handle.Update(change);
            _processor.Process(1, request, response, _listenOnly);
        }
    }
}
