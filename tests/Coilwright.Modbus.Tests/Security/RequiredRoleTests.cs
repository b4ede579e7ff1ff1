using Coilwright.Modbus.Server;
using Coilwright.Modbus.Tests.Server;

namespace Coilwright.Modbus.Tests.Security;

/// <summary>What a role may do, request by request: where it may not, exception 1.</summary>
public sealed class RequiredRoleTests
{
    private readonly RequestProcessor _processor = new(UnknownUnitResponse.GatewayTargetFailed);

    public RequiredRoleTests()
    {
        var store = new UnitStore();
        _ = new ModbusMapHandle<Drive>(store, 1, 0, new Drive { Speed = 0x1234, Calibration = 0x5678, Diagnosis = 0x9ABC });
        _processor.Add(1, store);
    }

    [Theory]
    [InlineData("03 0000 0002", "030412340000")] // what anybody may read
    [InlineData("03 0000 0003", "8301")] // a block that holds something else as well
    [InlineData("03 0002 0001", "8301")]
    [InlineData("04 0000 0001", "8401")]
    [InlineData("01 0000 0001", "010100")]
    [InlineData("06 0000 0001", "8601")]
    [InlineData("05 0000 FF00", "8501")]
    [InlineData("10 0000 0001 02 0001", "9001")]
    [InlineData("0F 0000 0001 01 01", "8F01")]
    [InlineData("16 0001 FFFE 0001", "9601")] // the bit that is locked
    [InlineData("16 0001 FFFD 0002", "160001FFFD0002")] // the bit beside it
    [InlineData("17 0000 0001 0000 0001 02 0001", "9701")]
    [InlineData("17 0002 0001 0001 0001 02 0002", "9701")]
    public void A_client_without_a_role(string request, string response) => Assert.Equal(response, _processor.Answer(request));

    [Theory]
    [InlineData("Operator", "06 0000 0001", "0600000001")]
    [InlineData("Engineer", "06 0000 0001", "0600000001")]
    [InlineData("operator", "06 0000 0001", "8601")] // roles are compared exactly
    [InlineData("Operator", "06 0001 0001", "8601")]
    [InlineData("Operator", "05 0000 FF00", "050000FF00")]
    [InlineData("Operator", "03 0002 0001", "8301")]
    [InlineData("Engineer", "03 0002 0001", "03025678")]
    [InlineData("Engineer", "04 0000 0001", "04029ABC")]
    [InlineData("Engineer", "17 0002 0001 0000 0001 02 0001", "17025678")]
    public void A_client_of_a_role(string role, string request, string response) =>
        Assert.Equal(response, _processor.Answer(request, role: role));

    [Fact]
    public void A_refused_write_changes_nothing()
    {
        _processor.Answer("17 0000 0001 0000 0003 06 000100010001", role: "Operator");

        Assert.Equal("0306123400005678", _processor.Answer("03 0000 0003", role: "Engineer"));
    }

    [Fact]
    public void An_address_that_is_not_there_is_exception_2_for_everybody() => Assert.Equal("8302", _processor.Answer("03 0002 0002"));
}
