using Coilwright.Modbus.Server;
using Coilwright.Modbus.Tests.Devices;
using Coilwright.Tests.Shared;

namespace Coilwright.Modbus.Tests.Server;

/// <summary>Clients' writes of registers by which a served map scales others: one that scales nothing would end every later update.</summary>
public sealed class ScaleWriteTests
{
    private readonly RequestProcessor _processor = new(UnknownUnitResponse.GatewayTargetFailed);
    private readonly UnitStore _store = new();

    public ScaleWriteTests() => _processor.Add(1, _store);

    [Theory]
    [InlineData("06 0001 8000", "8603")] // no exponent
    [InlineData("06 0001 000B", "8603")]
    [InlineData("06 0001 FFF5", "8603")]
    [InlineData("16 0001 0000 8000", "9603")]
    [InlineData("10 0001 0002 04 8000 0001", "9003")]
    [InlineData("06 00C8 000B", "8603")] // in another block than what it scales
    [InlineData("06 0005 0000", "8603")] // a divisor
    public void One_that_scales_nothing_is_refused_with_3_and_updates_go_on(string request, string response)
    {
        ModbusMapHandle<Inverter> handle = Serve(MakeInverter());

        Assert.Equal(response, _processor.Answer(request));

        handle.Update(inverter => inverter.Name = "east");
        Inverter now = handle.Read();
        Assert.Equal((230.5m, 12_300d, 2d, "east"), (now.Voltage, now.Power, now.Share, now.Name));
    }

    [Fact]
    public void One_that_scales_elements_of_a_group_is_refused_in_their_name_too()
    {
        Inverter inverter = MakeInverter();
        inverter.Count = 1;
        inverter.Modules.SetCount(1);
        inverter.Modules[0].Current = 7.5;
        ModbusMapHandle<Inverter> handle = Serve(inverter);

        Assert.Equal("8603", _processor.Answer("06 0001 8000"));

        handle.Update(values => values.Name = "east");
        Assert.Equal(7.5, handle.Read().Modules[0].Current);
    }

    [Fact]
    public void Any_other_is_applied_and_gives_the_values_that_it_says()
    {
        ModbusMapHandle<Inverter> handle = Serve(MakeInverter());

        Assert.Equal("0600010000", _processor.Answer("06 0001 0000"));
        Assert.Equal("060005000A", _processor.Answer("06 0005 000A"));

        handle.Update(inverter => inverter.Name = "east");
        Inverter now = handle.Read();
        Assert.Equal((2305m, 0.2), (now.Voltage, now.Share));
    }

    [Fact]
    public void A_value_is_refused_with_3_while_there_is_no_scale_for_it()
    {
        ModbusMapHandle<Rectifier> handle = Serve(new Rectifier { Sleeping = null, Load = null });

        Assert.Equal("8603", _processor.Answer("06 0005 0007"));
        Assert.Equal("1000040002", _processor.Answer("10 0004 0002 04 0001 0007"));

        handle.Update(_ => { });
        Assert.Equal(70, handle.Read().Load);
    }

    [Fact]
    public void A_scale_that_makes_a_value_too_great_for_its_property_is_refused_with_3()
    {
        ModbusMapHandle<Rectifier> handle = Serve(new Rectifier { Energy = ulong.MaxValue });

        Assert.Equal("8603", _processor.Answer("06 0000 000A"));
        Assert.Equal("0600000009", _processor.Answer("06 0000 0009"));

        handle.Update(_ => { });
        Assert.Equal(ulong.MaxValue * 1_000_000_000m, handle.Read().Energy);
    }

    [Fact]
    public void The_range_of_a_value_is_asked_when_the_value_itself_is_written_and_then_by_the_scale_of_the_same_request()
    {
        ModbusMapHandle<Rectifier> handle = Serve(new Rectifier { Step = 0, Limit = 50 });

        Assert.Equal("0600070001", _processor.Answer("06 0007 0001"));
        Assert.Equal("8603", _processor.Answer("06 0006 0032"));
        Assert.Equal("1000060002", _processor.Answer("10 0006 0002 04 01F4 FFFF"));

        Assert.Equal(50, handle.Read().Limit);
    }

    [Fact]
    public void They_allocate_nothing()
    {
        ModbusMapHandle<Inverter> handle = Serve(MakeInverter());
        byte[] request = Convert.FromHexString("060001FFFF");
        byte[] response = new byte[253];
        var listenOnly = new ListenOnlyUnits();

        Assert.Equal(0, LeastAllocated.OnThisThread(() => _processor.Process(1, request, response, listenOnly)));
        Assert.Equal(230.5m, handle.Read().Voltage);
    }

    private static Inverter MakeInverter() => new() { Scale = -1, Voltage = 230.5m, Power = 12_300, FarScale = 2, Share = 2 };

    private ModbusMapHandle<TMap> Serve<TMap>(TMap map)
        where TMap : IModbusRegisterMap<TMap> => new(_store, 1, 0, map);
}
