using Coilwright.Generators.Model;

namespace Coilwright.Generators.Emit;

/// <summary>The expressions that read and write one member at a place.</summary>
internal static class CodecExpressions
{
    /// <summary>The member's value.</summary>
    /// <param name="member">The member.</param>
    /// <param name="at">Where it lies.</param>
    /// <param name="current">An expression of what it holds now, for values that can be kept.</param>
    /// <param name="scale">An expression of its scale, if another member says it.</param>
    public static string Decode(MemberModel member, Cursor at, string current, string? scale = null) => member.Codec switch
    {
        BitCodecModel => $"({at.Byte(0)} & {Mask(at.Bit)}) != 0",
        FlagCodecModel flag => $"({FlagByte(flag, at)} & {Mask(flag.Bit % 8)}) != 0",
        BitArrayCodecModel => $"{Names.Values}CoilArray.Read({at.Span}, {at.AbsoluteBit}, {member.Count}, {current})",
        FlagArrayCodecModel flags => $"{Names.Values}CoilArray.ReadRegisters({at.Take(member.Size)}, {current}{Swapped(flags.Order)})",
        StringCodecModel text => $"{Names.Values}RegisterString.Read({at.Take(member.Size)}, {Argument(text.Form)}{current})",
        SpecialCodecModel special => SpecialExpressions.Decode(special, member, at.Take(member.Size), current),
        ArrayCodecModel array => DecodeArray(array, member, at, current),
        NumberCodecModel number => NumberExpressions.Decode(number, member, at.Rest, Use(member, scale)),
        _ => throw new InvalidOperationException($"No code for {member.Codec}."),
    };

    /// <summary>The statement, without its semicolon, that writes a value.</summary>
    /// <param name="member">The member.</param>
    /// <param name="at">Where it lies.</param>
    /// <param name="value">An expression of the value: a name or a member of one.</param>
    /// <param name="scale">An expression of its scale, if another member says it.</param>
    public static string Encode(MemberModel member, Cursor at, string value, string? scale = null) => member.Codec switch
    {
        BitCodecModel => $"{Names.Values}RegisterBits.Set(ref {at.Byte(0)}, {Mask(at.Bit)}, {value})",
        FlagCodecModel flag => $"{Names.Values}RegisterBits.Set(ref {FlagByte(flag, at)}, {Mask(flag.Bit % 8)}, {value})",
        BitArrayCodecModel => $"{Names.Values}CoilArray.Write({at.Span}, {at.AbsoluteBit}, {member.Count}, {value}, \"{member.Name}\")",
        FlagArrayCodecModel flags => $"{Names.Values}CoilArray.WriteRegisters({at.Take(member.Size)}, {value}, \"{member.Name}\"{Swapped(flags.Order)})",
        StringCodecModel text => $"{Names.Values}RegisterString.Write({at.Take(member.Size)}, {value}, {Argument(text.Form)}\"{member.Name}\")",
        SpecialCodecModel special => SpecialExpressions.Encode(special, member, at.Take(member.Size), value),
        ArrayCodecModel array => EncodeArray(array, member, at, value),
        NumberCodecModel number => NumberExpressions.Encode(number, member, at.Rest, value, Use(member, scale)),
        _ => throw new InvalidOperationException($"No code for {member.Codec}."),
    };

    /// <summary>The object that reads and writes a member where it can do more than that: text, and arrays that are not copied whole.</summary>
    public static string? Codec(MemberModel member) => member.Codec switch
    {
        StringCodecModel text => $"new {Names.Values}RegisterStringCodec(\"{member.Name}\"{(text.Form is null ? "" : ", " + text.Form)})",
        ArrayCodecModel { Element: { } element } array =>
            $"new {Names.Values}RegisterArrayCodec<{array.ElementType}>(\n"
            + $"    \"{member.Name}\", {array.Size},\n"
            + $"    static element => {DecodeElement(element, member)},\n"
            + $"    static (element, data) => {EncodeElement(element, member)})",
        _ => null,
    };

    /// <summary>The value of a member's scale where its registers follow the member's own in <c>data</c>.</summary>
    public static string? ScaleBehind(MemberModel member) =>
        member.Scale is { } scale ? Decode(scale.Member, new Cursor("data", member.Size, 0), "null") : null;

    private static ScaleUse? Use(MemberModel member, string? scale) =>
        member.Scale is { } source ? new ScaleUse(scale!, source.IsDivisor) : null;

    private static string DecodeArray(ArrayCodecModel array, MemberModel member, Cursor at, string current)
    {
        string read = $"{Names.Values}RegisterArray.Read<{array.ElementType}>({at.Take(member.Size)}, ";
        return array.Element is { } element
            ? $"{read}{array.Size}, {current}, static element => {DecodeElement(element, member)})"
            : $"{read}{Order(array.Order)}, {current})";
    }

    private static string EncodeArray(ArrayCodecModel array, MemberModel member, Cursor at, string value)
    {
        string write = $"{Names.Values}RegisterArray.Write<{array.ElementType}>({at.Take(member.Size)}, ";
        return array.Element is { } element
            ? $"{write}{array.Size}, {value}, \"{member.Name}\", static (element, data) => {EncodeElement(element, member)})"
            : $"{write}{Order(array.Order)}, {value}, \"{member.Name}\")";
    }

    private static string DecodeElement(NumberCodecModel element, MemberModel member) => NumberExpressions.Decode(element, member, "element");

    private static string EncodeElement(NumberCodecModel element, MemberModel member) => NumberExpressions.Encode(element, member, "data", "element");

    /// <summary>The last argument of what reads and writes bits in registers, where it has to be told that their bytes are swapped.</summary>
    public static string Swapped(RegisterOrder order) => order.SwapsBytes() ? ", " + Order(order) : "";

    // The low byte, with bits 0 to 7, comes second in a register unless its bytes are swapped.
    private static string FlagByte(FlagCodecModel flag, Cursor at) => at.Byte(flag.Bit < 8 != flag.Order.SwapsBytes() ? 1 : 0);

    private static string Argument(string? form) => form is null ? "" : form + ", ";

    private static string Mask(int bit) => $"0x{1 << bit:X2}";

    private static string Order(RegisterOrder order) => $"{Names.Modbus}RegisterOrder.{order}";
}
