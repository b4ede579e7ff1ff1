using System.Numerics;
using Coilwright.Generators.Model;
using Microsoft.CodeAnalysis;

namespace Coilwright.Generators.Parsing;

/// <summary>Chooses the arithmetic by which scale and offset are exact.</summary>
internal static class ScaleParser
{
    // A double holds every whole number up to here; one division of two such numbers is rounded once.
    private static readonly BigInteger ExactInDouble = BigInteger.Pow(2, 53);
    private static readonly BigInteger GreatestDecimal = (BigInteger)decimal.MaxValue;
    private const int MostDecimalDigits = 28;

    public static ConversionModel? Parse(MemberDeclaration member, ParsedNumber number)
    {
        if (number.Type.Special == NumberType.Half || (!number.Wire.IsInteger() && !HoldsFraction(number)))
        {
            member.Report(Rule.AsDoesNotFit, "As", number.Wire.ToString(), TypeNames.Readable(member.Property.Type));
            return null;
        }

        if (LosesDigits(member.Attribute, number))
        {
            member.Report(
                Rule.ScaleLosesDigits,
                member.Attribute.Data.Has("Scale") ? "Scale" : "Offset",
                TypeNames.Readable(member.Property.Type),
                Text.Of(member.Attribute.Scale),
                Text.Of(member.Attribute.Offset));
            return null;
        }

        if (Choose(member.Attribute, number) is not { } choice)
        {
            member.Report(Rule.ScaleNotApplicable, member.Attribute.Data.Has("Scale") ? "Scale" : "Offset");
            return null;
        }

        return new(choice.Kind, number.Type.Keyword, null, choice.Scale);
    }

    private static bool LosesDigits(MemberAttribute attribute, ParsedNumber number) =>
        number.Type is { EnumType: null, Range: not null } && ScaleFraction.From(attribute.Scale, attribute.Offset) is { Divisor.IsOne: false };

    private static bool HoldsFraction(ParsedNumber number) => number.Type.Special switch
    {
        SpecialType.System_Double => true,
        SpecialType.System_Single => number.Wire is WireType.Single or WireType.Half,
        _ => false,
    };

    private static (ConversionKind Kind, ScaleModel Scale)? Choose(MemberAttribute attribute, ParsedNumber number)
    {
        if (ScaleFraction.From(attribute.Scale, attribute.Offset) is not { } fraction || number.Type.EnumType is not null)
        {
            return null;
        }

        return number.Type.Special switch
        {
            SpecialType.System_Decimal => OfDecimal(fraction, number),
            SpecialType.System_Single or SpecialType.System_Double => OfDouble(fraction, number),
            _ => OfInteger(fraction, number),
        };
    }

    private static (ConversionKind, ScaleModel)? OfInteger(ScaleFraction fraction, ParsedNumber number)
    {
        bool whole = fraction.Divisor.IsOne && number.RawRange is not null && InLong(fraction.Factor) && InLong(fraction.Addend);
        return whole ? (ConversionKind.ScaledInteger, fraction.ToModel("L")) : null;
    }

    private static (ConversionKind, ScaleModel)? OfDecimal(ScaleFraction fraction, ParsedNumber number)
    {
        bool fits = fraction.Digits <= MostDecimalDigits
            && number.RawRange is { } raw
            && Magnitude(raw.Scale(fraction.WideFactor, 0)) + BigInteger.Abs(fraction.WideAddend) < GreatestDecimal;
        return fits
            ? (ConversionKind.ScaledDecimal, new(fraction.Scale + "m", fraction.Offset is { } offset ? offset + "m" : null, null, 0, null, null))
            : null;
    }

    // Where no whole numbers hold the scale, it is applied as the double that it was written as, and rounded like one.
    private static (ConversionKind, ScaleModel) OfDouble(ScaleFraction fraction, ParsedNumber number)
    {
        bool exactParts = BigInteger.Abs(fraction.Factor) <= ExactInDouble
            && BigInteger.Abs(fraction.Addend) <= ExactInDouble
            && fraction.Divisor <= ExactInDouble;
        if (number.RawRange is not { } raw)
        {
            return (ConversionKind.ScaledDouble, exactParts ? fraction.ToModel("d") : fraction.ToPlainModel());
        }

        IntegerRange scaled = raw.Scale(fraction.Factor, fraction.Addend);
        bool exact = -ExactInDouble <= scaled.Min && scaled.Max <= ExactInDouble;
        if (exactParts && (exact || number.Type.Special == SpecialType.System_Single))
        {
            return (ConversionKind.ScaledDouble, fraction.ToModel("d"));
        }

        return fraction.IsWide
            ? (ConversionKind.ScaledWide, fraction.ToWideModel())
            : (ConversionKind.ScaledDouble, fraction.ToPlainModel());
    }

    private static BigInteger Magnitude(IntegerRange range) => BigInteger.Max(BigInteger.Abs(range.Min), BigInteger.Abs(range.Max));

    private static bool InLong(BigInteger value) => value > long.MinValue && value <= long.MaxValue;
}
