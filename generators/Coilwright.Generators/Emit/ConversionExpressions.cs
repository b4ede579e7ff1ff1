using Coilwright.Generators.Model;

namespace Coilwright.Generators.Emit;

/// <summary>The arithmetic between raw values and a property's values.</summary>
internal static class ConversionExpressions
{
    /// <summary>The property's value, from an expression of the raw one.</summary>
    public static string FromRaw(ConversionModel conversion, WireType wire, string raw, string member, ScaleUse? scale = null)
    {
        if (conversion.Kind == ConversionKind.ScaledFrom)
        {
            return FromScaled(conversion, raw, member, scale!.Value);
        }

        string value = conversion.Kind switch
        {
            ConversionKind.Narrow =>
                $"{Names.Values}RegisterNumber.FromWire<{WireExpressions.Keyword(wire)}, {conversion.ValueType}>({raw}, \"{member}\")",
            ConversionKind.Widen when NeedsCast(conversion, wire) => $"({conversion.ValueType}){raw}",
            ConversionKind.Half => $"({conversion.ValueType}){raw}",
            ConversionKind.ScaledDouble => AsValue(conversion, ScaleDouble(wire, raw, conversion.Scale!)),
            ConversionKind.ScaledDecimal => Scale(raw, conversion.Scale!),
            ConversionKind.ScaledWide => AsValue(
                conversion, $"{Names.Values}ExactScale.Divide({Scale(Wide(raw), conversion.Scale!)}, {conversion.Scale!.Digits})"),
            ConversionKind.ScaledInteger =>
                $"{Names.Values}RegisterNumber.FromWire<{Names.Int128}, {conversion.ValueType}>({Scale(Wide(raw), conversion.Scale!)}, \"{member}\")",
            _ => raw,
        };
        return conversion.EnumType is { } enumType ? $"({enumType}){value}" : value;
    }

    /// <summary>The raw value, from an expression of the property's, which must be a name or a member of one.</summary>
    public static string ToRaw(ConversionModel conversion, WireType wire, string value, string member, ScaleUse? scaleFrom = null)
    {
        if (conversion.Kind == ConversionKind.ScaledFrom)
        {
            return ToScaled(conversion, wire, value, member, scaleFrom!.Value);
        }

        string number = conversion.EnumType is null ? value : $"({conversion.ValueType}){value}";
        string raw = WireExpressions.Keyword(wire);
        string round = $"{Names.Values}RegisterScale.Round<{raw}>";
        ScaleModel? scale = conversion.Scale;
        return conversion.Kind switch
        {
            ConversionKind.Widen or ConversionKind.Narrow when NeedsCheck(conversion, wire) =>
                $"{Names.Values}RegisterNumber.ToWire<{conversion.ValueType}, {raw}>({number}, \"{member}\")",
            ConversionKind.Round when conversion.ValueType == "decimal" => $"{round}({number}, 1m, 0m, \"{member}\")",
            ConversionKind.Round => $"{round}({number}, {number}, \"{member}\")",
            ConversionKind.Single => $"{Names.Values}RegisterScale.ToSingle({number}, {number}, \"{member}\")",
            ConversionKind.Half => $"{Names.Values}RegisterScale.ToHalf({number}, {number}, \"{member}\")",
            ConversionKind.ScaledDouble => FromDouble(wire, Unscale(number, scale!), number, scale!, member),
            ConversionKind.ScaledWide => FromDouble(wire, UnscaleWide(number, scale!), number, scale!, member),
            ConversionKind.ScaledDecimal => $"{round}({number}, {scale!.Factor ?? "1m"}, {scale.Addend ?? "0m"}, \"{member}\")",
            ConversionKind.ScaledInteger => $"{round}({number}, {scale!.Factor ?? "1L"}, {scale.Addend ?? "0L"}, \"{member}\")",
            _ => number,
        };
    }

    private static string FromScaled(ConversionModel conversion, string raw, string member, ScaleUse scale)
    {
        string type = conversion.ValueType switch { "float" => "Single", "double" => "Double", _ => "Decimal" };
        string name = type == "Decimal" && !scale.IsDivisor ? $", \"{member}\"" : "";
        return $"{Names.Values}RegisterExponent.{(scale.IsDivisor ? "DivideTo" : "To")}{type}({raw}, {scale.Expression}{name})";
    }

    private static string ToScaled(ConversionModel conversion, WireType wire, string value, string member, ScaleUse scale)
    {
        string type = conversion.ValueType switch { "float" => "Single", "double" => "Double", _ => "Decimal" };
        return $"{Names.Values}RegisterExponent.{(scale.IsDivisor ? "Multiply" : "From")}{type}<{WireExpressions.Keyword(wire)}>({value}, {scale.Expression}, \"{member}\")";
    }

    // What narrows on reading mostly widens on writing; but an unsigned part of a register takes no negative value.
    private static bool NeedsCheck(ConversionModel conversion, WireType wire) =>
        conversion.Kind == ConversionKind.Widen || (wire == WireType.UInt16 && conversion.ValueType is "sbyte" or "short");

    // All digits fit into a signed number as wide as they are, but C# does not know.
    private static bool NeedsCast(ConversionModel conversion, WireType wire) => (wire, conversion.ValueType)
        is (WireType.Bcd16, "short") or (WireType.Bcd32, "int") or (WireType.Bcd64, "long");

    // What is turned around leaves no minus sign on a zero; where the wire has one of its own, it means something.
    private static string ScaleDouble(WireType wire, string raw, ScaleModel scale)
    {
        bool turnsZero = wire is not (WireType.Half or WireType.Single or WireType.Double) && scale is { Addend: null, Factor: { } factor } && factor[0] == '-';
        return Scale(wire == WireType.Half ? $"(double){raw}" : raw, turnsZero ? scale with { Addend = "0d" } : scale);
    }

    private static string AsValue(ConversionModel conversion, string value) =>
        conversion.ValueType == "float" ? $"(float)({value})" : value;

    private static string Wide(string raw) => $"({Names.Int128}){raw}";

    private static string FromDouble(WireType wire, string raw, string value, ScaleModel scale, string member) => wire switch
    {
        WireType.Half => $"{Names.Values}RegisterScale.ToHalf({raw}, {value}, \"{member}\")",
        WireType.Single => $"{Names.Values}RegisterScale.ToSingle({raw}, {value}, \"{member}\")",
        WireType.Double => $"{Names.Values}RegisterScale.ToDouble({raw}, {value}, \"{member}\")",
        _ => $"{Names.Values}RegisterScale.Round<{WireExpressions.Keyword(wire)}>({raw}, {value}, {(scale.Halves is { } halves ? halves + ", " : "")}\"{member}\")",
    };

    private static string Scale(string raw, ScaleModel scale)
    {
        string product = scale.Factor is null ? raw : $"{raw} * {scale.Factor}";
        string sum = scale.Addend is { } addend ? Add(product, addend) : product;
        return Divide(sum, scale.Addend is not null || scale.Factor is not null, scale.Divisor);
    }

    private static string Unscale(string value, ScaleModel scale)
    {
        string product = scale.Divisor is null ? value : $"{value} * {scale.Divisor}";
        string difference = scale.Addend is { } addend ? Subtract(product, addend) : product;
        return Divide(difference, scale.Addend is not null || scale.Divisor is not null, scale.Factor);
    }

    private static string UnscaleWide(string value, ScaleModel scale) =>
        Divide(scale.Offset is { } offset ? Subtract(value, offset) : value, scale.Offset is not null, scale.Scale);

    private static string Add(string left, string right) =>
        right[0] == '-' ? $"{left} - {right.Substring(1)}" : $"{left} + {right}";

    private static string Subtract(string left, string right) =>
        right[0] == '-' ? $"{left} + {right.Substring(1)}" : $"{left} - {right}";

    private static string Divide(string left, bool isCompound, string? right) => right switch
    {
        null => left,
        _ when isCompound => $"({left}) / {right}",
        _ => $"{left} / {right}",
    };
}
