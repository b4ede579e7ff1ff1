using System.Text;
using Coilwright.Modbus.Framing;
using CsCheck;

namespace Coilwright.Modbus.Tests.Framing;

public sealed class ChecksumTests
{
    [Theory]
    [InlineData("0102030405", 0xBB2A)]
    [InlineData("0207", 0x1241)]
    [InlineData("", 0xFFFF)]
    public void The_CRC_is_that_of_the_published_vectors(string hex, int crc) => Assert.Equal(crc, Crc16.Compute(Convert.FromHexString(hex)));

    [Fact]
    public void The_CRC_of_the_usual_check_text_is_the_catalogued_one() => Assert.Equal(0x4B37, Crc16.Compute(Encoding.ASCII.GetBytes("123456789")));

    [Fact]
    public void The_CRC_is_what_the_division_bit_by_bit_gives() => Gen.Byte.Array[0, 300].Sample(data =>
    {
        int crc = 0xFFFF;
        foreach (byte value in data)
        {
            crc ^= value;
            for (int bit = 0; bit < 8; bit++)
            {
                crc = (crc & 1) != 0 ? (crc >> 1) ^ 0xA001 : crc >> 1;
            }
        }

        return crc == Crc16.Compute(data) && crc == data.Aggregate(Crc16.Preset, Crc16.Append);
    });

    [Fact]
    public void The_LRC_makes_the_sum_of_all_bytes_zero() =>
        Gen.Byte.Array[0, 300].Sample(data => (byte)(data.Sum(value => value) + Lrc.Compute(data)) == 0);
}
