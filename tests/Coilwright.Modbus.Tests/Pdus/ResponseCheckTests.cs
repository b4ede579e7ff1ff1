using Coilwright.Modbus.Pdus;

namespace Coilwright.Modbus.Tests.Pdus;

public sealed class ResponseCheckTests
{
    [Theory]
    [InlineData("0100130013", "0103CD6B05")]
    [InlineData("0100130013", "0103CD6BFF")]
    [InlineData("0200C40016", "0203ACDB35")]
    [InlineData("03006B0003", "0306022B00000064")]
    [InlineData("0400080001", "0402000A")]
    [InlineData("0500ACFF00", "0500ACFF00")]
    [InlineData("0600010003", "0600010003")]
    [InlineData("0F0013000A02CD01", "0F0013000A")]
    [InlineData("100001000204000A0102", "1000010002")]
    [InlineData("16000400F20025", "16000400F20025")]
    [InlineData("1700030001000E00010200FF", "170200FE")]
    [InlineData("03006B0003", "8302")]
    [InlineData("16000400F20025", "96FF")]
    [InlineData("07", "076D")]
    public void Passes_the_answer_to_the_request(string request, string response) =>
        Assert.Equal(PduFault.None, ResponseCheck.Check(Convert.FromHexString(request), Convert.FromHexString(response)));

    [Theory]
    [InlineData("03006B0003", "", PduFault.Empty)]
    [InlineData("", "03", PduFault.Empty)]
    [InlineData("03006B0003", "03", PduFault.Truncated)]
    [InlineData("03006B0003", "04060000", PduFault.UnexpectedFunction)]
    [InlineData("03006B0003", "8402", PduFault.UnexpectedFunction)]
    [InlineData("03006B0003", "83", PduFault.Truncated)]
    [InlineData("03006B0003", "830200", PduFault.TrailingBytes)]
    [InlineData("03006B0003", "0304022B0000", PduFault.ByteCountMismatch)]
    [InlineData("03006B0003", "0308022B000000640000", PduFault.ByteCountMismatch)]
    [InlineData("03006B0003", "0300", PduFault.ByteCountMismatch)]
    [InlineData("03006B0003", "03FF", PduFault.ByteCountMismatch)]
    [InlineData("03006B0003", "0306022B000000", PduFault.Truncated)]
    [InlineData("03006B0003", "0306022B0000006400", PduFault.TrailingBytes)]
    [InlineData("0100130013", "0102CD6B", PduFault.ByteCountMismatch)]
    [InlineData("0600010003", "0600020003", PduFault.EchoMismatch)]
    [InlineData("0600010003", "0600010004", PduFault.EchoMismatch)]
    [InlineData("0600010003", "06000100", PduFault.Truncated)]
    [InlineData("0500ACFF00", "0500AC0000", PduFault.EchoMismatch)]
    [InlineData("0F0013000A02CD01", "0F0013000B", PduFault.EchoMismatch)]
    [InlineData("100001000204000A0102", "100001000204000A0102", PduFault.TrailingBytes)]
    [InlineData("16000400F20025", "16000400F20024", PduFault.EchoMismatch)]
    public void Names_what_is_wrong(string request, string response, PduFault expected) =>
        Assert.Equal(expected, ResponseCheck.Check(Convert.FromHexString(request), Convert.FromHexString(response)));
}
