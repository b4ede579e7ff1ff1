using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;

namespace Coilwright.Modbus.Values;

/// <summary>Points in time, counted from an epoch in UTC or spelled out by the device's own clock.</summary>
public static class RegisterTime
{
    private const int Century = 2000;
    private static readonly DateTimeOffset Epoch2000 = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset LastUnix = DateTimeOffset.UnixEpoch.AddSeconds(uint.MaxValue);
    private static readonly DateTimeOffset Last2000 = Epoch2000.AddSeconds(uint.MaxValue);

    /// <summary>The time so many seconds after 1970-01-01 UTC.</summary>
    public static DateTimeOffset FromUnixSeconds(uint seconds) => DateTimeOffset.UnixEpoch.AddSeconds(seconds);

    /// <summary>The time so many seconds after 2000-01-01 UTC.</summary>
    public static DateTimeOffset FromSecondsSince2000(uint seconds) => Epoch2000.AddSeconds(seconds);

    /// <summary>The time so many milliseconds after 1970-01-01 UTC.</summary>
    /// <exception cref="ModbusValueException">That is beyond the year 9999.</exception>
    public static DateTimeOffset FromUnixMilliseconds(ulong milliseconds, string member) =>
        milliseconds <= (ulong)DateTimeOffset.MaxValue.ToUnixTimeMilliseconds()
            ? DateTimeOffset.FromUnixTimeMilliseconds((long)milliseconds)
            : throw new ModbusValueException(
                member, FormattableString.Invariant($"{member} was read as {milliseconds} milliseconds, which is beyond the year 9999."));

    /// <summary>Whole seconds since 1970-01-01 UTC; what is less than a second is cut off.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The time is before 1970 or after 2106.</exception>
    public static uint ToUnixSeconds(DateTimeOffset time, string member) => (uint)Seconds(time, DateTimeOffset.UnixEpoch, LastUnix, member);

    /// <summary>Whole seconds since 2000-01-01 UTC; what is less than a second is cut off.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The time is before 2000 or after 2136.</exception>
    public static uint ToSecondsSince2000(DateTimeOffset time, string member) => (uint)Seconds(time, Epoch2000, Last2000, member);

    /// <summary>Whole milliseconds since 1970-01-01 UTC.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The time is before 1970.</exception>
    public static ulong ToUnixMilliseconds(DateTimeOffset time, string member)
    {
        if (time < DateTimeOffset.UnixEpoch)
        {
            ThrowNotHeld(time, DateTimeOffset.UnixEpoch, DateTimeOffset.MaxValue, member);
        }

        return (ulong)time.ToUnixTimeMilliseconds();
    }

    /// <summary>Reads six registers: year, month, day, hour, minute, second.</summary>
    /// <exception cref="ModbusValueException">They make no date.</exception>
    public static DateTime ReadCalendarRegisters(ReadOnlySpan<byte> data, string member) =>
        Make(Register(data, 0), Register(data, 1), Register(data, 2), Register(data, 3), Register(data, 4), Register(data, 5), member);

    /// <summary>Writes six registers: year, month, day, hour, minute, second.</summary>
    public static void WriteCalendarRegisters(Span<byte> data, DateTime value)
    {
        ReadOnlySpan<int> parts = [value.Year, value.Month, value.Day, value.Hour, value.Minute, value.Second];
        for (int i = 0; i < parts.Length; i++)
        {
            BinaryPrimitives.WriteUInt16BigEndian(data[(i * 2)..], (ushort)parts[i]);
        }
    }

    /// <summary>Reads six bytes: years since 2000, month, day, hour, minute, second.</summary>
    /// <exception cref="ModbusValueException">They make no date.</exception>
    public static DateTime ReadCalendarBytes(ReadOnlySpan<byte> data, string member) =>
        Make(Century + data[0], data[1], data[2], data[3], data[4], data[5], member);

    /// <summary>Writes six bytes: years since 2000, month, day, hour, minute, second.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The year is not 2000 to 2255.</exception>
    public static void WriteCalendarBytes(Span<byte> data, DateTime value, string member)
    {
        RequireYear(value, byte.MaxValue, member);
        PutParts(data, value);
    }

    /// <summary>Reads six bytes of two decimal digits each: years since 2000, month, day, hour, minute, second.</summary>
    /// <exception cref="ModbusValueException">They make no date.</exception>
    public static DateTime ReadCalendarBcd(ReadOnlySpan<byte> data, string member) => Make(
        Century + RegisterBcd.ToNumber(data[0], member),
        RegisterBcd.ToNumber(data[1], member),
        RegisterBcd.ToNumber(data[2], member),
        RegisterBcd.ToNumber(data[3], member),
        RegisterBcd.ToNumber(data[4], member),
        RegisterBcd.ToNumber(data[5], member),
        member);

    /// <summary>Writes six bytes of two decimal digits each: years since 2000, month, day, hour, minute, second.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The year is not 2000 to 2099.</exception>
    public static void WriteCalendarBcd(Span<byte> data, DateTime value, string member)
    {
        RequireYear(value, 99, member);
        PutParts(data, value);
        foreach (ref byte part in data[..6])
        {
            part = RegisterBcd.FromNumber(part, member);
        }
    }

    private static int Register(ReadOnlySpan<byte> data, int index) => BinaryPrimitives.ReadUInt16BigEndian(data[(index * 2)..]);

    private static long Seconds(DateTimeOffset time, DateTimeOffset first, DateTimeOffset last, string member)
    {
        if (time < first || time >= last.AddSeconds(1))
        {
            ThrowNotHeld(time, first, last, member);
        }

        return (time - first).Ticks / TimeSpan.TicksPerSecond;
    }

    private static void RequireYear(DateTime value, int most, string member)
    {
        if (value.Year < Century || value.Year > Century + most)
        {
            ThrowNotHeld(value, Century, Century + most, member);
        }
    }

    private static void PutParts(Span<byte> data, DateTime value)
    {
        data[0] = (byte)(value.Year - Century);
        data[1] = (byte)value.Month;
        data[2] = (byte)value.Day;
        data[3] = (byte)value.Hour;
        data[4] = (byte)value.Minute;
        data[5] = (byte)value.Second;
    }

    // A clock that was never set reads as month 0; DateTime would say so without a name.
    private static DateTime Make(int year, int month, int day, int hour, int minute, int second, string member)
    {
        bool exists = year is >= 1 and <= 9999 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month)
            && hour <= 23 && minute <= 59 && second <= 59;
        return exists
            ? new DateTime(year, month, day, hour, minute, second, DateTimeKind.Unspecified)
            : throw new ModbusValueException(
                member,
                FormattableString.Invariant(
                    $"{member} was read as {year:D4}-{month:D2}-{day:D2} {hour:D2}:{minute:D2}:{second:D2}, which is no time: set the device's clock."));
    }

    [DoesNotReturn]
    private static void ThrowNotHeld<TValue, TBound>(TValue value, TBound first, TBound last, string member) =>
        RegisterNumber.ThrowNotHeld(value, first, last, member);
}
