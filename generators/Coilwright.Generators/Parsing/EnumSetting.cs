using Microsoft.CodeAnalysis;

namespace Coilwright.Generators.Parsing;

/// <summary>Looks whether an enum in an attribute has a value that the enum names: a cast makes any number one of its type.</summary>
internal static class EnumSetting
{
    /// <summary>Whether a named argument, where it is written, is 0 to <paramref name="most"/>; if not, reports it.</summary>
    /// <param name="rule">A rule about setting, value and range.</param>
    /// <param name="attribute">The attribute.</param>
    /// <param name="setting">The argument's name.</param>
    /// <param name="most">The enum's last value, or all its flags.</param>
    /// <param name="context">The run of the parser.</param>
    /// <param name="before">The arguments of the rule that stand before setting, value and range.</param>
    public static bool Check(Rule rule, AttributeData attribute, string setting, int most, ParseContext context, params string[] before)
    {
        int value = attribute.Named<object>(setting, 0) switch { int number => number, byte number => number, _ => 0 };
        bool isNamed = value >= 0 && value <= most;
        if (!isNamed)
        {
            context.Report(rule, attribute, setting, [.. before, setting, Text.Of(value), $"0 to {Text.Of(most)}"]);
        }

        return isNamed;
    }
}
