using Coilwright.Modbus.Values;
using CsCheck;

namespace Coilwright.Modbus.Tests.Values;

public sealed class RegisterNumberTests
{
    [Fact]
    public void A_value_comes_through_or_is_an_error_row_22() => Gen.OneOf(Gen.Long, Gen.Long[-70_000, 70_000]).Sample(value =>
        Fits(() => RegisterNumber.ToWire<long, ushort>(value, "Value"), value is >= ushort.MinValue and <= ushort.MaxValue)
        && Fits(() => RegisterNumber.ToWire<long, short>(value, "Value"), value is >= short.MinValue and <= short.MaxValue)
        && Fits(() => RegisterNumber.ToWire<long, ulong>(value, "Value"), value >= 0)
        && Fits(() => RegisterNumber.FromWire<ulong, long>((ulong)value, "Value"), value >= 0)
        && Fits(() => RegisterNumber.FromWire<long, byte>(value, "Value"), value is >= byte.MinValue and <= byte.MaxValue));

    [Fact]
    public void Errors_name_the_member_the_value_and_what_would_be_right()
    {
        Assert.Equal(
            "Level cannot be -1: its registers hold 0 to 65535; nothing was written. (Parameter 'Level')\nActual value was -1.",
            Assert.Throws<ArgumentOutOfRangeException>(() => RegisterNumber.ToWire<int, ushort>(-1, "Level")).Message.ReplaceLineEndings("\n"));
        Assert.Equal(
            "Level was read as 300, but its Byte holds 0 to 255: map it to a wider type.",
            Assert.Throws<ModbusValueException>(() => RegisterNumber.FromWire<ushort, byte>(300, "Level")).Message);
    }

    private static bool Fits(Action action, bool expected)
    {
        try
        {
            action();
            return expected;
        }
        catch (Exception error) when (error is ArgumentOutOfRangeException or ModbusValueException)
        {
            return !expected;
        }
    }
}
