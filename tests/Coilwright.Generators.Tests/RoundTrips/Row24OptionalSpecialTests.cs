using Coilwright.Modbus;

namespace Coilwright.Generators.Tests.RoundTrips;

/// <summary>Row 24: patterns that say that there is no date or address.</summary>
public sealed partial class Row24OptionalSpecialTests
{
    [Fact]
    public void No_value_is_written_in_the_order_in_which_it_is_read()
    {
        Check(ClockMembers.Plain, "80000001", null);
        Check(ClockMembers.WordsSwapped, "00018000", null);
        Check(ClockMembers.BytesSwapped, "00800100", null);
        Check(ClockMembers.AllSwapped, "01000080", null);
        Check(ClockMembers.Long, "0001000000008000", null);
    }

    [Fact]
    public void A_value_that_would_come_back_as_none_is_refused()
    {
        DateTimeOffset first = DateTimeOffset.UnixEpoch.AddSeconds(0x80000001), last = DateTimeOffset.UnixEpoch.AddSeconds(uint.MaxValue);
        foreach (MapMember<DateTimeOffset?> member in new[] { ClockMembers.Plain, ClockMembers.WordsSwapped, ClockMembers.BytesSwapped, ClockMembers.AllSwapped })
        {
            Assert.Equal(member.Name, Assert.Throws<ArgumentOutOfRangeException>(() => member.Encode(first, new byte[4])).ParamName);
            Assert.Equal(member.Name, Assert.Throws<ArgumentOutOfRangeException>(() => member.Encode(last, new byte[4])).ParamName);
        }

        Assert.Equal("Hardware", Assert.Throws<ArgumentOutOfRangeException>(() => ClockMembers.Hardware.Encode(new Eui48(0), new byte[8])).ParamName);
    }

    [Fact]
    public void Other_values_stand_in_the_same_order()
    {
        DateTimeOffset time = DateTimeOffset.UnixEpoch.AddSeconds(0x12345678);
        Check(ClockMembers.Plain, "12345678", time);
        Check(ClockMembers.WordsSwapped, "56781234", time);
        Check(ClockMembers.BytesSwapped, "34127856", time);
        Check(ClockMembers.AllSwapped, "78563412", time);
        Check(ClockMembers.Hardware, "000002005E100001", Eui48.Parse("02:00:5E:10:00:01"));
    }

    private static void Check<T>(MapMember<T> member, string wire, T value)
    {
        byte[] data = new byte[member.Count * 2];
        member.Encode(value, data);
        Assert.Equal(wire, Convert.ToHexString(data));
        Assert.Equal(value, member.Decode(data));
    }

    [ModbusRegisterMap]
    internal sealed partial class Clock
    {
        [HoldingRegister(0, As = RegisterType.UnixSeconds), NotAvailable(0x80000001, 0xFFFFFFFF)] public DateTimeOffset? Plain { get; set; }
        [HoldingRegister(2, As = RegisterType.UnixSeconds, Order = RegisterOrder.CDAB), NotAvailable(0x80000001, 0xFFFFFFFF)] public DateTimeOffset? WordsSwapped { get; set; }
        [HoldingRegister(4, As = RegisterType.UnixSeconds, Order = RegisterOrder.BADC), NotAvailable(0x80000001, 0xFFFFFFFF)] public DateTimeOffset? BytesSwapped { get; set; }
        [HoldingRegister(6, As = RegisterType.UnixSeconds, Order = RegisterOrder.DCBA), NotAvailable(0x80000001, 0xFFFFFFFF)] public DateTimeOffset? AllSwapped { get; set; }
        [HoldingRegister(8, As = RegisterType.UnixMilliseconds, Order = RegisterOrder.CDAB), NotAvailable(0x8000000000000001)] public DateTimeOffset? Long { get; set; }
        [HoldingRegister(12, Length = 4), NotAvailable(0)] public Eui48? Hardware { get; set; }
    }
}
