using System.Net;
using Coilwright.Modbus;

namespace Coilwright.Generators.Tests.RoundTrips;

public sealed class SpecialRoundTripTests
{
    private static readonly SpecialMap Map = new()
    {
        Padded = "abc",
        Swapped = "hello",
        Digits = 123.4m,
        Serial = 20251125,
        Fine = (Half)1.5,
        Wide = -2,
        Started = DateTimeOffset.FromUnixTimeSeconds(0x12345678),
        Now = DateTimeOffset.FromUnixTimeMilliseconds(1_764_000_000_123),
        SunSpec = new(2000, 1, 2, 0, 0, 0, TimeSpan.Zero),
        Clock = new(2025, 11, 25, 14, 30, 59),
        Bytes = new(2025, 11, 25, 14, 30, 59),
        Bcd = new(2025, 11, 25, 14, 30, 59),
        Gateway = IPAddress.Parse("192.168.1.10"),
        Address = IPAddress.Parse("fe80::1"),
        Hardware = Eui48.Parse("02:00:5E:10:00:01"),
        Tariff = 'C',
        Both = 0x12340001,
    };

    private static readonly byte[] Wire = Convert.FromHexString(
        "6162632020202020" // abc, spaces
        + "65686C6C006F" // hello, swapped
        + "1234" + "20251125"
        + "3E00" + "C000"
        + "56781234" // CDAB
        + "0000019AB697E87B"
        + "00015180"
        + "07E9000B0019000E001E003B"
        + "190B190E1E3B"
        + "251125143059"
        + "C0A8010A"
        + "FE800000000000000000000000000001"
        + "000002005E100001"
        + "0043"
        + "12340001");

    [Fact]
    public void Every_form_stands_in_its_registers_as_devices_have_it_row_23() => Assert.Equal(Wire, Image(Map));

    [Fact]
    public void Every_form_reads_back_what_was_written_row_23()
    {
        SpecialMap map = SpecialMap.Decode(Wire);
        Assert.Equal((Map.Padded, Map.Swapped, Map.Digits, Map.Serial), (map.Padded, map.Swapped, map.Digits, map.Serial));
        Assert.Equal((Map.Fine, Map.Wide, Map.Started, Map.Now), (map.Fine, map.Wide, map.Started, map.Now));
        Assert.Equal((Map.SunSpec, Map.Clock, Map.Bytes, Map.Bcd), (map.SunSpec, map.Clock, map.Bytes, map.Bcd));
        Assert.Equal((Map.Gateway, Map.Address, Map.Hardware, Map.Tariff), (map.Gateway, map.Address, map.Hardware, map.Tariff));
        Assert.Equal((Map.Both, (ushort)0x1234, true), (map.Both, map.High, map.Lowest));
    }

    [Fact]
    public void Values_that_may_be_missing_read_as_none_by_any_of_their_patterns()
    {
        byte[] image = [.. Wire];
        SpecialMap none = new() { Started = null, Hardware = null };
        none.Encode(image);
        Assert.Null(SpecialMap.Decode(image).Started);
        Assert.Null(SpecialMap.Decode(image).Hardware);
        Assert.Equal(new byte[4], image[24..28]);
        image.AsSpan(24, 4).Fill(0xFF);
        Assert.Null(SpecialMap.Decode(image).Started);
    }

    [Fact]
    public void A_view_is_read_but_leaves_the_registers_to_the_member_that_holds_them()
    {
        SpecialMap map = SpecialMap.Decode(Wire);
        map.High = 0xFFFF;
        map.Lowest = false;
        Assert.Equal(Wire, Image(map));
    }

    [Fact]
    public void What_makes_no_value_is_an_error_with_the_member_s_name_row_23()
    {
        Refuse(SpecialMapMembers.Digits, "12A4", "is no decimal number");
        Refuse(SpecialMapMembers.Clock, "07E9000D0019000E001E003B", "is no time");
        Refuse(SpecialMapMembers.Now, "FFFFFFFFFFFFFFFF", "beyond the year 9999");
    }

    [Fact]
    public void What_does_not_fit_is_refused_before_it_is_written()
    {
        Refuse(map => map.Padded = "Grüße");
        Refuse(map => map.Padded = "too long for eight");
        Refuse(map => map.Digits = 1000m);
        Refuse(map => map.Serial = 100_000_000);
        Refuse(map => map.Wide = 1e6);
        Refuse(map => map.Started = new(1969, 12, 31, 0, 0, 0, TimeSpan.Zero));
        Refuse(map => map.SunSpec = DateTimeOffset.UnixEpoch);
        Refuse(map => map.Bcd = new(2100, 1, 1));
        Refuse(map => map.Gateway = IPAddress.IPv6Loopback);
        Refuse(map => map.Tariff = 'z');
    }

    [Fact]
    public void Addresses_and_text_that_stay_the_same_keep_their_objects()
    {
        SpecialMap map = SpecialMap.Decode(Wire);
        (string, string, IPAddress) before = (map.Padded, map.Swapped, map.Address);
        ((IReusableRegisterMap<SpecialMap>)map).DecodeBlock(0, Wire);
        Assert.Same(before.Item1, map.Padded);
        Assert.Same(before.Item2, map.Swapped);
        Assert.Same(before.Item3, map.Address);
    }

    private static void Refuse<T>(MapMember<T> member, string data, string words)
    {
        var error = Assert.Throws<ModbusValueException>(() => { member.Decode(Convert.FromHexString(data)); });
        Assert.Equal(member.Name, error.Member);
        Assert.Contains(words, error.Message, StringComparison.Ordinal);
    }

    private static void Refuse(Action<SpecialMap> change)
    {
        SpecialMap map = SpecialMap.Decode(Wire);
        change(map);
        Assert.Throws<ArgumentOutOfRangeException>(() => Image(map));
    }

    private static byte[] Image(SpecialMap map)
    {
        byte[] image = new byte[SpecialMap.Plan.ImageSize];
        map.Encode(image);
        return image;
    }
}
