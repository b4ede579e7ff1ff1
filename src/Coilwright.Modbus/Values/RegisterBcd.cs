using System.Numerics;
using System.Runtime.CompilerServices;

namespace Coilwright.Modbus.Values;

/// <summary>Binary-coded decimals: four bits a digit, the most significant digit first.</summary>
public static class RegisterBcd
{
    /// <summary>Reads the digits as a number.</summary>
    /// <typeparam name="T">An unsigned integer as wide as the registers.</typeparam>
    /// <param name="digits">The registers as one number.</param>
    /// <param name="member">The name of the property, for the error.</param>
    /// <exception cref="ModbusValueException">Four of the bits make no digit.</exception>
    public static T ToNumber<T>(T digits, string member)
        where T : struct, IBinaryInteger<T>, IUnsignedNumber<T>
    {
        T ten = T.CreateTruncating(10);
        T number = T.Zero;
        for (int shift = (Unsafe.SizeOf<T>() * 8) - 4; shift >= 0; shift -= 4)
        {
            T digit = (digits >> shift) & T.CreateTruncating(0xF);
            if (digit >= ten)
            {
                throw new ModbusValueException(
                    member, FormattableString.Invariant($"{member} was read as 0x{digits:X}, which is no decimal number: its registers hold something else."));
            }

            number = (number * ten) + digit;
        }

        return number;
    }

    /// <summary>Writes a number as digits.</summary>
    /// <typeparam name="T">An unsigned integer as wide as the registers.</typeparam>
    /// <param name="number">The number.</param>
    /// <param name="member">The name of the property, for the error.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number has more digits than the registers.</exception>
    public static T FromNumber<T>(T number, string member)
        where T : struct, IBinaryInteger<T>, IUnsignedNumber<T>
    {
        T ten = T.CreateTruncating(10);
        T digits = T.Zero;
        T rest = number;
        for (int shift = 0; shift < Unsafe.SizeOf<T>() * 8; shift += 4)
        {
            (rest, T digit) = T.DivRem(rest, ten);
            digits |= digit << shift;
        }

        if (!T.IsZero(rest))
        {
            RegisterNumber.ThrowNotHeld(number, "0", new string('9', Unsafe.SizeOf<T>() * 2), member);
        }

        return digits;
    }
}
