using System.Text;
using Coilwright.Modbus.Pdus;

namespace Coilwright.Modbus.Tests.Server;

/// <summary>Read Device Identification, function code 43 with MEI type 14.</summary>
public sealed class IdentificationFunctionTests
{
    private const string Basic = "0003" + "41636D" + "0104" + "454D2D33" + "0203" + "322E31";

    private readonly UnitFixture _fixture = new();

    [Theory]
    [InlineData("2B 0E 01 00", "2B0E01" + "81" + "0000" + "03" + Basic)]
    [InlineData("2B 0E 02 00", "2B0E02" + "81" + "0000" + "03" + Basic)] // no more than it has
    [InlineData("2B 0E 03 02", "2B0E03" + "81" + "0000" + "01" + "0203322E31")]
    [InlineData("2B 0E 01 05", "2B0E01" + "81" + "0000" + "03" + Basic)] // from the beginning
    [InlineData("2B 0E 04 01", "2B0E04" + "81" + "0000" + "01" + "0104454D2D33")]
    [InlineData("2B 0E 04 05", "AB02")]
    [InlineData("2B 0E 05 00", "AB03")]
    [InlineData("2B 0E 00 00", "AB03")]
    [InlineData("2B 0E 01", "AB03")]
    [InlineData("2B 0D 00 00", "AB01")]
    [InlineData("2B", "AB03")]
    public void Basic_objects(string request, string response)
    {
        _fixture.Unit.Identification = new() { VendorName = "Acm", ProductCode = "EM-3", Revision = "2.1" };

        Assert.Equal(response, _fixture.Answer(request));
    }

    [Fact]
    public void The_conformity_level_says_what_there_is()
    {
        var identification = new DeviceIdentification { VendorName = "A", ProductCode = "B", Revision = "C", ModelName = "D" };
        _fixture.Unit.Identification = identification;
        Assert.Equal("2B0E0182000003" + "000141010142020143", _fixture.Answer("2B 0E 01 00"));
        Assert.Equal("2B0E0282000004" + "000141010142020143050144", _fixture.Answer("2B 0E 02 00"));

        // It was copied.
        identification[0x80] = "E";
        Assert.Equal("82", _fixture.Answer("2B 0E 03 00")[6..8]);
        _fixture.Unit.Identification = identification;
        Assert.Equal("2B0E0383000005" + "000141010142020143050144800145", _fixture.Answer("2B 0E 03 00"));
        Assert.Equal("2B0E0283000004", _fixture.Answer("2B 0E 02 00")[..14]);
    }

    [Fact]
    public void What_does_not_fit_follows()
    {
        string vendor = new('V', 200);
        string product = new('P', 60);
        string application = new('U', 244);
        _fixture.Unit.Identification = new() { VendorName = vendor, ProductCode = product, Revision = "1", UserApplicationName = application };

        string first = _fixture.Answer("2B 0E 02 00");
        Assert.Equal("2B0E0282FF01" + "01" + "00C8" + Convert.ToHexString(Encoding.ASCII.GetBytes(vendor)), first);
        string second = _fixture.Answer("2B 0E 02 01");
        Assert.Equal("2B0E0282FF06" + "02" + "013C" + Convert.ToHexString(Encoding.ASCII.GetBytes(product)) + "020131", second);
        string third = _fixture.Answer("2B 0E 02 06");
        Assert.Equal("2B0E0282000001" + "06F4", third[..18]);
        Assert.Equal(PduLimits.MaxSize, third.Length / 2);
    }

    [Fact]
    public void Without_the_three_objects_that_every_device_has_there_is_none() =>
        Assert.Throws<ArgumentException>(() => _fixture.Unit.Identification = new() { VendorName = "A", Revision = "1" });
}
