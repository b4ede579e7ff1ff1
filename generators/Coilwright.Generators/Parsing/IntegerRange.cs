using System.Numerics;
using Coilwright.Generators.Model;
using Microsoft.CodeAnalysis;

namespace Coilwright.Generators.Parsing;

/// <summary>The whole numbers that a type can hold.</summary>
internal readonly record struct IntegerRange(BigInteger Min, BigInteger Max)
{
    /// <summary>The range of an integer keyword's type, or <see langword="null"/> for other types.</summary>
    public static IntegerRange? Of(SpecialType type) => type switch
    {
        SpecialType.System_SByte => OfBits(8, signed: true),
        SpecialType.System_Byte => OfBits(8, signed: false),
        SpecialType.System_Int16 => OfBits(16, signed: true),
        SpecialType.System_UInt16 => OfBits(16, signed: false),
        SpecialType.System_Int32 => OfBits(32, signed: true),
        SpecialType.System_UInt32 => OfBits(32, signed: false),
        SpecialType.System_Int64 => OfBits(64, signed: true),
        SpecialType.System_UInt64 => OfBits(64, signed: false),
        _ => null,
    };

    /// <summary>The range of an integer on the wire, or <see langword="null"/> for Single and Double.</summary>
    public static IntegerRange? Of(WireType type) => type switch
    {
        WireType.Int16 => OfBits(16, signed: true),
        WireType.UInt16 => OfBits(16, signed: false),
        WireType.Int32 => OfBits(32, signed: true),
        WireType.UInt32 => OfBits(32, signed: false),
        WireType.Int64 => OfBits(64, signed: true),
        WireType.UInt64 => OfBits(64, signed: false),
        WireType.Bcd16 => OfDigits(4),
        WireType.Bcd32 => OfDigits(8),
        WireType.Bcd64 => OfDigits(16),
        _ => null,
    };

    public static IntegerRange OfDigits(int count) => new(0, BigInteger.Pow(10, count) - 1);

    public static IntegerRange OfBits(int count, bool signed) => signed
        ? new(-BigInteger.Pow(2, count - 1), BigInteger.Pow(2, count - 1) - 1)
        : new(0, BigInteger.Pow(2, count) - 1);

    public bool Contains(IntegerRange other) => Min <= other.Min && other.Max <= Max;

    public bool Contains(BigInteger value) => Min <= value && value <= Max;

    /// <summary>The range of <c>n x factor + addend</c>.</summary>
    public IntegerRange Scale(BigInteger factor, BigInteger addend)
    {
        BigInteger first = (Min * factor) + addend;
        BigInteger second = (Max * factor) + addend;
        return new(BigInteger.Min(first, second), BigInteger.Max(first, second));
    }
}
