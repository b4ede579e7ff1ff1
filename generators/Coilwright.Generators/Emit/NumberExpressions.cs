using Coilwright.Generators.Model;

namespace Coilwright.Generators.Emit;

/// <summary>The expressions that read and write a number in registers.</summary>
internal static class NumberExpressions
{
    public static string Decode(NumberCodecModel number, MemberModel member, string source, ScaleUse? scale = null)
    {
        if (number.NotAvailable.Count == 0)
        {
            string plain = number.Bits is { } range
                ? ReadBits(IsSigned(number) ? "ReadSigned" : "Read", number, range, source)
                : WireExpressions.Read(number.Wire, number.Order, source, member.Name);
            return ConversionExpressions.FromRaw(number.Conversion, number.Wire, plain, member.Name, scale);
        }

        string bits = number.Bits is { } part
            ? ReadBits("Read", number, part, source)
            : WireExpressions.ReadBits(number.Wire, number.Order, source);
        string raw = number.Bits is { } signed && IsSigned(number)
            ? ExtendSign(member.RawName, signed)
            : WireExpressions.FromBits(number.Wire, member.RawName, member.Name);
        string value = ConversionExpressions.FromRaw(number.Conversion, number.Wire, raw, member.Name, scale);
        return $"{bits} is var {member.RawName} and not {Patterns(number.NotAvailable)} ? {value} : null";
    }

    public static string Encode(NumberCodecModel number, MemberModel member, string destination, string value, ScaleUse? scale = null)
    {
        if (number.NotAvailable.Count == 0)
        {
            value = scale is null ? value : $"({value} ?? throw new global::System.ArgumentOutOfRangeException(\"{member.Name}\", \"{member.Name} has no pattern for no value.\"))";
            string plain = ConversionExpressions.ToRaw(number.Conversion, number.Wire, value, member.Name, scale);
            return number.Bits is { } range
                ? WriteBits(IsSigned(number) ? "WriteSigned" : "Write", number, range, destination, plain, member)
                : WireExpressions.Write(number.Wire, number.Order, destination, plain, member.Name);
        }

        string raw = ConversionExpressions.ToRaw(number.Conversion, number.Wire, value + ".Value", member.Name, scale);
        string none = WireExpressions.Bits(number.Wire) == WireType.UInt16 ? $"(ushort){number.NotAvailable[0]}" : number.NotAvailable[0];
        if (number.Bits is { } part)
        {
            return IsSigned(number)
                ? WriteBits("WriteSigned", number, part, destination, $"{value} is null ? {ExtendSign(none, part)} : {CheckSigned(number, member, part, raw)}", member)
                : WriteBits("Write", number, part, destination, $"{value} is null ? {none} : {Check(number, member, raw)}", member);
        }

        string bits = $"{value} is null ? {none} : {Check(number, member, WireExpressions.ToBits(number.Wire, raw, member.Name))}";
        return WireExpressions.WriteBits(number.Wire, number.Order, destination, bits);
    }

    // A value that looks like one of the patterns would come back as none.
    private static string Check(NumberCodecModel number, MemberModel member, string bits) => number.NotAvailable.Aggregate(
        bits, (inner, pattern) => RequireNot(WireExpressions.Keyword(WireExpressions.Bits(number.Wire)), inner, pattern, member));

    private static string CheckSigned(NumberCodecModel number, MemberModel member, BitRangeModel part, string raw) => number.NotAvailable.Aggregate(
        raw, (inner, pattern) => RequireNot("short", inner, ExtendSign(pattern, part), member));

    private static string RequireNot(string type, string raw, string pattern, MemberModel member) =>
        $"{Names.Values}RegisterNumber.RequireNot<{type}>({raw}, {pattern}, \"{member.Name}\")";

    private static string ExtendSign(string bits, BitRangeModel part) => $"{Names.Values}RegisterBits.ExtendSign({bits}, {part.Count})";

    private static bool IsSigned(NumberCodecModel number) => number.Wire == WireType.Int16;

    private static string ReadBits(string method, NumberCodecModel number, BitRangeModel bits, string source) =>
        $"{Names.Values}RegisterBits.{method}({source}, {bits.Bit}, {bits.Count}{CodecExpressions.Swapped(number.Order)})";

    private static string WriteBits(
        string method, NumberCodecModel number, BitRangeModel bits, string destination, string value, MemberModel member) =>
        $"{Names.Values}RegisterBits.{method}({destination}, {bits.Bit}, {bits.Count}, {value}, \"{member.Name}\"{CodecExpressions.Swapped(number.Order)})";

    /// <summary>The pattern that matches any of the literals.</summary>
    public static string Patterns(EquatableArray<string> literals) => literals.Count == 1 ? literals[0] : $"({string.Join(" or ", literals)})";
}
