using Coilwright.Modbus.Framing;
using Coilwright.Modbus.Tests.Pdus.Captures;
using Coilwright.Tests.Shared;

namespace Coilwright.Modbus.Tests.Framing;

public sealed class PduLengthTests
{
    [Theory]
    [MemberData(nameof(SerialPdus.All), MemberType = typeof(SerialPdus))]
    public void Every_function_code_tells_its_length_before_its_last_byte(FrameDirection direction, string hex)
    {
        byte[] pdu = SerialPdus.BytesOf(hex);
        for (int seen = 0; seen <= pdu.Length; seen++)
        {
            PduLengthStatus status = PduLength.Predict(pdu.AsSpan(0, seen), direction, out int length);
            if (status == PduLengthStatus.NeedsMore)
            {
                Assert.InRange(length, seen + 1, pdu.Length);
                continue;
            }

            Assert.Equal(pdu.Length, length);
        }
    }

    [Fact]
    public void Every_PDU_of_a_published_capture_is_as_long_as_predicted() =>
        Assert.All(
            CapturedExchange.ReadAll(TestData.PathOf("captures", "modbus_example.pcap")),
            exchange =>
            {
                PduLength.Predict(exchange.Request, FrameDirection.Request, out int request);
                PduLength.Predict(exchange.Response, FrameDirection.Response, out int response);
                Assert.Equal((exchange.Request.Length, exchange.Response.Length), (request, response));
            });

    [Theory]
    [InlineData("00", FrameDirection.Request)]
    [InlineData("80", FrameDirection.Response)]
    [InlineData("83 02", FrameDirection.Request)]
    [InlineData("03 FD", FrameDirection.Response)]
    [InlineData("10 0000 007F FE", FrameDirection.Request)]
    [InlineData("18 00FB", FrameDirection.Response)]
    [InlineData("18 FFFF", FrameDirection.Response)]
    [InlineData("2B 0E 01 01 00 00 01 00 FF", FrameDirection.Response)]
    public void What_no_PDU_begins_with_is_told_apart(string hex, FrameDirection direction) =>
        Assert.Equal(PduLengthStatus.Impossible, PduLength.Predict(SerialPdus.BytesOf(hex), direction, out _));

    [Theory]
    [InlineData("41 0102")]
    [InlineData("2B 0D 01")]
    [InlineData("08 0000 01020304")]
    public void What_only_a_checksum_can_end_is_open_in_both_directions(string hex) => Assert.All(
        [FrameDirection.Request, FrameDirection.Response],
        direction => Assert.Equal(PduLengthStatus.Open, PduLength.Predict(SerialPdus.BytesOf(hex), direction, out _)));
}
