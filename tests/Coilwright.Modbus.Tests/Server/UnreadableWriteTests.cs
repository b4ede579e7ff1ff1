using Coilwright.Modbus.Server;

namespace Coilwright.Modbus.Tests.Server;

/// <summary>Clients' writes of what a map's types cannot hold: stored, they would end every later update.</summary>
public sealed class UnreadableWriteTests
{
    private readonly RequestProcessor _processor = new(UnknownUnitResponse.GatewayTargetFailed);
    private readonly ModbusMapHandle<Nameplate> _handle;

    public UnreadableWriteTests()
    {
        var store = new UnitStore();
        _processor.Add(1, store);
        _handle = new ModbusMapHandle<Nameplate>(store, 1, 0, new Nameplate { Name = "Pump", Group = 7 });
    }

    [Theory]
    [InlineData("10 0000 0004 08 FFFFFFFFFFFFFFFF", "9003")]
    [InlineData("06 0001 41C3", "8603")]
    [InlineData("06 0004 012C", "8603")]
    public void Are_refused_with_3_and_updates_go_on(string request, string response)
    {
        Assert.Equal(response, _processor.Answer(request));

        _handle.Update(plate => plate.Locked = true);
        Nameplate now = _handle.Read();
        Assert.Equal(("Pump", 7, true), (now.Name, now.Group, now.Locked));
    }

    [Fact]
    public void Are_refused_with_3_before_a_handler_is_called()
    {
        bool heard = false;
        _handle.OnWrite(NameplateMembers.Group, _ => heard = true);

        Assert.Equal("8603", _processor.Answer("06 0004 012C"));

        Assert.False(heard);
    }

    [Fact]
    public void Text_may_be_padded_by_spaces_and_hold_any_letters()
    {
        Assert.Equal("1000000004", _processor.Answer("10 0000 0004 08 C3A4622020202020"));

        _handle.Update(plate => plate.Locked = true);
        Assert.Equal("\u00E4b", _handle.Read().Name);
    }

    [Fact]
    public void An_update_of_other_bits_by_a_handler_outlives_the_mask_write_that_it_judges()
    {
        _handle.OnWrite(NameplateMembers.Locked, value => _handle.Update(plate => plate.Sealed = value));

        _processor.Answer("16 0005 FFFE 0001");

        Nameplate now = _handle.Read();
        Assert.Equal((true, true), (now.Locked, now.Sealed));
    }
}
