using Coilwright.Generators.Parsing;

namespace Coilwright.Analyzers.Advice;

/// <summary>CW1022: a range that promises values which the registers cannot hold.</summary>
internal static class RangeAdvice
{
    public static void Check(ParsedMember member, ParseContext context)
    {
        MemberAttribute attribute = member.Attribute;
        if (!attribute.HasRange
            || attribute.ScaleFrom is not null
            || member.Codec.Number is not { RawRange: { } raw }
            || ScaleFraction.From(attribute.Scale, attribute.Offset) is not { } fraction)
        {
            return;
        }

        IntegerRange scaled = raw.Scale(fraction.Factor, fraction.Addend);
        (DecimalNumber least, DecimalNumber greatest) = fraction.Apply(raw);
        if (IsBeyond(attribute.Min))
        {
            Advise("Min", attribute.Min);
        }

        if (IsBeyond(attribute.Max))
        {
            Advise("Max", attribute.Max);
        }

        bool IsBeyond(double value) =>
            !double.IsInfinity(value)
            && (value * (double)fraction.Divisor < (double)scaled.Min || value * (double)fraction.Divisor > (double)scaled.Max);

        void Advise(string end, double value) => context.Advise(
            Rule.RangeBeyondRegisters, attribute.Data, end, member.Name, end, Text.Of(value), least.ToString(), greatest.ToString());
    }
}
