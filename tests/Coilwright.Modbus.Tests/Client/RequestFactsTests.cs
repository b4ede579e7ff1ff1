namespace Coilwright.Modbus.Tests.Client;

public sealed class RequestFactsTests
{
    private static readonly Endpoint Device = new("tcp", "plc", 502);

    [Theory]
    [InlineData("0300000001", false)]
    [InlineData("180000", false)]
    [InlineData("2B0E0100", false)]
    [InlineData("2B0D0100", true)]
    [InlineData("2B", true)]
    [InlineData("0600000001", true)]
    [InlineData("64", true)]
    public void What_a_request_may_change_is_told_by_its_function(string pdu, bool isWrite)
    {
        var facts = new ModbusRequestFacts(Device, 1, Convert.FromHexString(pdu), RequestPhase.Response, TimeSpan.Zero);

        Assert.Equal(isWrite, facts.IsWrite);
    }
}
