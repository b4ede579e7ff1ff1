using System.Text;
using Coilwright.Modbus.Pdus;

namespace Coilwright.Modbus.Tests.Pdus;

/// <summary>Function code 43 with MEI type 14, by the specification's own example.</summary>
public sealed class IdentificationPduTests
{
    [Fact]
    public void The_request_names_a_category_and_an_object()
    {
        byte[] pdu = new byte[4];
        Assert.Equal(4, new DeviceIdentificationRequest(DeviceIdentificationCategory.Basic, 0).Write(pdu));
        Assert.Equal("2B0E0100", Convert.ToHexString(pdu));
        Assert.True(DeviceIdentificationRequest.TryParse(pdu, out DeviceIdentificationRequest parsed, out _));
        Assert.Equal(new DeviceIdentificationRequest(DeviceIdentificationCategory.Basic, 0), parsed);
        Assert.Throws<ArgumentOutOfRangeException>(() => new DeviceIdentificationRequest((DeviceIdentificationCategory)5, 0));
    }

    [Fact]
    public void The_response_lists_objects_until_one_does_not_fit()
    {
        byte[] pdu = new byte[PduLimits.MaxSize];
        int size = DeviceIdentificationResponse.WriteHeader(pdu, DeviceIdentificationCategory.Basic, 1);
        Assert.True(DeviceIdentificationResponse.TryAdd(pdu, ref size, 0, "Company identification"u8));
        Assert.True(DeviceIdentificationResponse.TryAdd(pdu, ref size, 1, "Product code XX"u8));
        Assert.False(DeviceIdentificationResponse.TryAdd(pdu, ref size, 2, new byte[250]));
        DeviceIdentificationResponse.SetMoreFollows(pdu, 2);
        Assert.StartsWith("2B0E0101FF02020016", Convert.ToHexString(pdu), StringComparison.Ordinal);

        Assert.True(DeviceIdentificationResponse.TryParse(pdu.AsSpan(0, size), out DeviceIdentificationResponse response, out _));
        Assert.Equal((true, 2, 2, 1), (response.MoreFollows, response.NextObjectId, response.Count, response.ConformityLevel));
        List<(int, string)> objects = [];
        foreach (DeviceObject item in response)
        {
            objects.Add((item.Id, Encoding.ASCII.GetString(item.Value)));
        }

        Assert.Equal([(0, "Company identification"), (1, "Product code XX")], objects);
    }

    [Theory]
    [InlineData("2B0E0100", null)]
    [InlineData("2B0E01", PduFault.Truncated)]
    [InlineData("2B", PduFault.Truncated)]
    [InlineData("2B0E010000", PduFault.TrailingBytes)]
    [InlineData("2B0D0100", PduFault.UnexpectedFunction)]
    [InlineData("2B0E0000", PduFault.ValueNotAllowed)]
    [InlineData("2B0E0500", PduFault.ValueNotAllowed)]
    public void Names_what_is_wrong_with_the_request(string hex, PduFault? expected)
    {
        Assert.Equal(expected is null, DeviceIdentificationRequest.TryParse(Convert.FromHexString(hex), out _, out PduFault fault));
        Assert.Equal(expected ?? PduFault.None, fault);
    }

    [Theory]
    [InlineData("2B0E0101000000", null)]
    [InlineData("2B0E010100000100" + "0141", null)]
    [InlineData("2B0E01010000", PduFault.Truncated)]
    [InlineData("2B0E010100000100" + "02", PduFault.Truncated)]
    [InlineData("2B0E0101000001", PduFault.Truncated)]
    [InlineData("2B0E010100000041", PduFault.TrailingBytes)]
    [InlineData("2B0E0101010000", PduFault.ValueNotAllowed)]
    [InlineData("2B0E0701000000", PduFault.ValueNotAllowed)]
    public void Names_what_is_wrong_with_the_response(string hex, PduFault? expected)
    {
        Assert.Equal(expected is null, DeviceIdentificationResponse.TryParse(Convert.FromHexString(hex), out _, out PduFault fault));
        Assert.Equal(expected ?? PduFault.None, fault);
    }
}
