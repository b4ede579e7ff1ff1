using System.Numerics;
using Coilwright.Generators.Model;
using Microsoft.CodeAnalysis;

namespace Coilwright.Generators.Parsing;

/// <summary>Settles what a write accepts.</summary>
internal static class RangeParser
{
    private const double GreatestHalf = 65504;

    /// <summary>The range, or <see langword="null"/> for all that the registers hold; <see langword="false"/> if it is wrong.</summary>
    public static bool TryParse(MemberDeclaration member, ParsedCodec codec, out RangeModel? range)
    {
        range = null;
        MemberAttribute attribute = member.Attribute;
        if (!attribute.HasRange)
        {
            return true;
        }

        if (codec.Number is not { Type.EnumType: null } number || !(attribute.Min <= attribute.Max) || Parse(attribute, number) is not { } parsed)
        {
            member.Report(Rule.RangeNotApplicable, attribute.Data.Has("Min") ? "Min" : "Max", Text.Of(attribute.Min), Text.Of(attribute.Max));
            return false;
        }

        range = parsed;
        return true;
    }

    private static RangeModel? Parse(MemberAttribute attribute, ParsedNumber number)
    {
        (string Min, string Max) open = Open(attribute, number);
        string? min = double.IsNegativeInfinity(attribute.Min) ? open.Min : Literal(attribute.Min, number.Type);
        string? max = double.IsPositiveInfinity(attribute.Max) ? open.Max : Literal(attribute.Max, number.Type);
        return min is null || max is null ? null : new(min, max, Describe(attribute));
    }

    private static string Describe(MemberAttribute attribute) => (attribute.Min, attribute.Max) switch
    {
        (double.NegativeInfinity, var max) => "at most " + DecimalNumber.From(max),
        (var min, double.PositiveInfinity) => "at least " + DecimalNumber.From(min),
        var (min, max) => $"{DecimalNumber.From(min)} to {DecimalNumber.From(max)}",
    };

    private static string? Literal(double value, NumberType type)
    {
        if (double.IsInfinity(value))
        {
            return null;
        }

        DecimalNumber number = DecimalNumber.From(value);
        return type.Range switch
        {
            { } range => number.Exponent >= 0 && range.Contains(number.Shift(0)) ? number.ToString() : null,
            null when type.Special == SpecialType.System_Decimal && Math.Abs(value) > (double)decimal.MaxValue / 2 => null,
            null when type.Special == SpecialType.System_Single && Math.Abs(value) > float.MaxValue => null,
            null when type.Special == NumberType.Half => Math.Abs(value) > GreatestHalf ? null : $"({type.Keyword})({number}d)",
            _ => number + Suffix(type),
        };
    }

    // An open end says what the registers can hold, so that the message of a refused write can name it.
    private static (string Min, string Max) Open(MemberAttribute attribute, ParsedNumber number)
    {
        string keyword = number.Type.Keyword;
        if (attribute.ScaleFrom is not null || number.RawRange is not { } raw || ScaleFraction.From(attribute.Scale, attribute.Offset) is not { } fraction)
        {
            return (keyword + ".MinValue", keyword + ".MaxValue");
        }

        if (number.Type.Range is not { } values)
        {
            (DecimalNumber min, DecimalNumber max) = fraction.Apply(raw);
            return (min + Suffix(number.Type), max + Suffix(number.Type));
        }

        IntegerRange scaled = raw.Scale(fraction.Factor, fraction.Addend);
        return (Text.Of(BigInteger.Max(values.Min, scaled.Min)), Text.Of(BigInteger.Min(values.Max, scaled.Max)));
    }

    private static string Suffix(NumberType type) => type.Special switch
    {
        SpecialType.System_Decimal => "m",
        SpecialType.System_Single => "f",
        _ => "d",
    };
}
