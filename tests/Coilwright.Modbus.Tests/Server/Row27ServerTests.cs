using Coilwright.Modbus.Server;

namespace Coilwright.Modbus.Tests.Server;

/// <summary>Row 27: requests that a server has to refuse, and the order in which it does things.</summary>
public sealed class Row27ServerTests
{
    private readonly RequestProcessor _processor = new(UnknownUnitResponse.GatewayTargetFailed);

    public Row27ServerTests() => _processor.Add(1, new RegisterTables(65536, 65536, 65536, 65536).Store);

    [Theory]
    [InlineData("01 0000 0000", "8103")]
    [InlineData("01 0000 07D1", "8103")]
    [InlineData("02 0000 07D1", "8203")]
    [InlineData("03 0000 0000", "8303")]
    [InlineData("03 0000 007E", "8303")]
    [InlineData("04 0000 007E", "8403")]
    [InlineData("0F 0000 0000 00", "8F03")]
    [InlineData("10 0000 0000 00", "9003")]
    [InlineData("10 0000 0002 02 0001", "9003")]
    [InlineData("17 0000 007E 0000 0001 02 0001", "9703")]
    [InlineData("17 0000 0001 0000 0000 00", "9703")]
    public void Quantity_0_and_too_many_give_3(string request, string response) => Assert.Equal(response, _processor.Answer(request));

    [Theory]
    [InlineData("01 FFFF 0002", "8102")]
    [InlineData("02 FFFF 0002", "8202")]
    [InlineData("03 FFFF 0002", "8302")]
    [InlineData("04 FF84 007D", "8402")]
    [InlineData("0F FFFF 0002 01 03", "8F02")]
    [InlineData("10 FFFF 0002 04 00010002", "9002")]
    [InlineData("17 FFFF 0002 0000 0001 02 0001", "9702")]
    [InlineData("17 0000 0001 FFFF 0002 04 00010001", "9702")]
    public void Past_the_last_address_gives_2_and_does_not_wrap(string request, string response) =>
        Assert.Equal(response, _processor.Answer(request));

    [Theory]
    [InlineData("05 0000 0001", "8503")]
    [InlineData("05 0000 FF01", "8503")]
    [InlineData("05 0000 FFFF", "8503")]
    [InlineData("05 0000 FF00", "050000FF00")]
    public void A_coil_is_switched_by_two_values_only(string request, string response) => Assert.Equal(response, _processor.Answer(request));

    [Fact]
    public void Function_code_23_writes_before_it_reads() =>
        Assert.Equal("170400010002", _processor.Answer("17 0005 0002 0005 0002 04 0001 0002"));

    [Fact]
    public void Function_code_22_computes_what_the_specification_does()
    {
        _processor.Answer("06 0004 0012");

        Assert.Equal("16000400F20025", _processor.Answer("16 0004 00F2 0025"));
        Assert.Equal("03020017", _processor.Answer("03 0004 0001"));
    }
}
