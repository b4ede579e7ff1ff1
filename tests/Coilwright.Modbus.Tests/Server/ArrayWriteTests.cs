using Coilwright.Modbus.Server;
using Coilwright.Modbus.Tests.Devices;
using Coilwright.Tests.Shared;

namespace Coilwright.Modbus.Tests.Server;

/// <summary>Clients' writes of arrays, judged element by element where not every element fits.</summary>
public sealed class ArrayWriteTests
{
    private readonly RequestProcessor _processor = new(UnknownUnitResponse.GatewayTargetFailed);
    private readonly ModbusMapHandle<Recorder> _handle;

    public ArrayWriteTests()
    {
        var store = new UnitStore();
        _processor.Add(1, store);
        _handle = new ModbusMapHandle<Recorder>(store, 1, 0, new Recorder { Digits = [1, 2, 3], Levels = [4, 5], Rough = [6] });
    }

    [Theory]
    [InlineData("06 0002 000A", "8603")] // no decimal digit
    [InlineData("10 0005 0002 04 00FF 0100", "9003")] // no byte
    [InlineData("10 0007 0002 04 FFFF FFFF", "9003")] // rounded to more than the registers hold
    public void Elements_that_do_not_fit_are_refused_with_3_and_updates_go_on(string request, string response)
    {
        Assert.Equal(response, _processor.Answer(request));

        _handle.Update(recorder => recorder.Name = "east");
        Recorder now = _handle.Read();
        Assert.Equal([1, 2, 3], now.Digits);
        Assert.Equal([4, 5], now.Levels!);
        Assert.Equal([6f], now.Rough);
    }

    [Fact]
    public void Elements_that_fit_are_read_back()
    {
        Assert.Equal("1000000007", _processor.Answer("10 0000 0007 0E 0010 0011 9999 FFFF 0002 00FF 0000"));

        Recorder now = _handle.Read();
        Assert.Equal([10, 11, 9999], now.Digits);
        Assert.Equal([-10, 20], now.Steps);
        Assert.Equal([255, 0], now.Levels!);
    }

    [Theory]
    [InlineData("10 0000 0003 06 0010 0011 9999")]
    [InlineData("10 0003 0002 04 FFFF 0002")]
    [InlineData("10 0005 0002 04 00FF 0000")]
    [InlineData("10 0007 0002 04 0000 0005")]
    [InlineData("10 0009 0004 08 0006 0007 0008 0009")]
    [InlineData("06 000D 0010")]
    [InlineData("10 000E 0002 04 C0A8 0001")]
    [InlineData("10 0010 0002 04 4142 4300")]
    [InlineData("0F 0000 0005 01 FF")]
    public void They_allocate_nothing(string request)
    {
        byte[] pdu = Convert.FromHexString(request.Replace(" ", "", StringComparison.Ordinal));
        byte[] response = new byte[253];
        var listenOnly = new ListenOnlyUnits();

        Assert.Equal(0, LeastAllocated.OnThisThread(() => _processor.Process(1, pdu, response, listenOnly)));
        Assert.Equal(pdu[0], response[0]);
    }
}
