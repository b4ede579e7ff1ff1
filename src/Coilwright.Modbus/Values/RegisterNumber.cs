using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace Coilwright.Modbus.Values;

/// <summary>Whole numbers between a type on the wire and a property of another width: exact, or an error that names the property.</summary>
public static class RegisterNumber
{
    /// <summary>Gives a raw value the property's type.</summary>
    /// <param name="raw">The value as it came.</param>
    /// <param name="member">The name of the property, for the error.</param>
    /// <exception cref="ModbusValueException">The property's type cannot hold it.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TValue FromWire<TRaw, TValue>(TRaw raw, string member)
        where TRaw : struct, IBinaryInteger<TRaw>
        where TValue : struct, IBinaryInteger<TValue>, IMinMaxValue<TValue>
    {
        var value = TValue.CreateTruncating(raw);
        if (!IsSame(raw, value))
        {
            ThrowUnreadable(raw, TValue.MinValue, TValue.MaxValue, member);
        }

        return value;
    }

    /// <summary>Gives a property's value the type on the wire.</summary>
    /// <param name="value">The value to write.</param>
    /// <param name="member">The name of the property, for the error.</param>
    /// <exception cref="ArgumentOutOfRangeException">The registers cannot hold it.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TRaw ToWire<TValue, TRaw>(TValue value, string member)
        where TValue : struct, IBinaryInteger<TValue>
        where TRaw : struct, IBinaryInteger<TRaw>, IMinMaxValue<TRaw>
    {
        var raw = TRaw.CreateTruncating(value);
        if (!IsSame(value, raw))
        {
            ThrowNotHeld(value, TRaw.MinValue, TRaw.MaxValue, member);
        }

        return raw;
    }

    /// <summary>Passes a raw value on that must not be a pattern by which the device says "no value".</summary>
    /// <param name="raw">The value as it would go over the wire.</param>
    /// <param name="pattern">The pattern.</param>
    /// <param name="member">The name of the property, for the error.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is the pattern.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TRaw RequireNot<TRaw>(TRaw raw, TRaw pattern, string member)
        where TRaw : struct, IBinaryInteger<TRaw>
    {
        if (raw == pattern)
        {
            ThrowPattern(raw, member);
        }

        return raw;
    }

    [DoesNotReturn]
    internal static void ThrowNotHeld<TValue, TBound>(TValue value, TBound min, TBound max, string member) =>
        throw new ArgumentOutOfRangeException(
            member,
            value,
            FormattableString.Invariant($"{member} cannot be {value}: its registers hold {min} to {max}; nothing was written."));

    // The same bits read with another sign would be another number.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool IsSame<TFrom, TTo>(TFrom from, TTo to)
        where TFrom : struct, IBinaryInteger<TFrom>
        where TTo : struct, IBinaryInteger<TTo> =>
        TFrom.CreateTruncating(to) == from && TFrom.IsNegative(from) == TTo.IsNegative(to);

    [DoesNotReturn]
    private static void ThrowPattern<TRaw>(TRaw raw, string member)
        where TRaw : struct, IBinaryInteger<TRaw> =>
        throw new ArgumentOutOfRangeException(
            member,
            raw,
            FormattableString.Invariant($"{member} cannot be 0x{raw:X} on the wire, where that says that there is no value; nothing was written."));

    [DoesNotReturn]
    private static void ThrowUnreadable<TRaw, TValue>(TRaw raw, TValue min, TValue max, string member) =>
        throw new ModbusValueException(
            member,
            FormattableString.Invariant($"{member} was read as {raw}, but its {typeof(TValue).Name} holds {min} to {max}: map it to a wider type."));
}
