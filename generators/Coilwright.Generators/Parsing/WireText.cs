using Coilwright.Generators.Model;

namespace Coilwright.Generators.Parsing;

/// <summary>What stands in the registers, in the few words of the register table.</summary>
internal static class WireText
{
    public static string Of(MemberAttribute attribute, WireType wire, RegisterOrder order, BitRangeModel? bits)
    {
        string text = bits switch
        {
            null => wire.ToString(),
            { Count: 1 } => "bit " + Text.Of(bits.Bit),
            _ => $"bits {Text.Of(bits.Bit)}-{Text.Of(bits.Bit + bits.Count - 1)}" + (wire.IsSigned() ? " signed" : ""),
        };
        bool ordered = bits is null && wire.Registers() > 1 ? order != RegisterOrder.ABCD : order.SwapsBytes();
        text += ordered ? " " + order : "";
        text += attribute.ScaleFrom is { } from ? (attribute.IsDivisor ? " / " : " x 10^") + from : "";
        text += attribute.Scale == 1 ? "" : " x " + DecimalNumber.From(attribute.Scale);
        string offset = DecimalNumber.From(Math.Abs(attribute.Offset)).ToString();
        return text + (attribute.Offset switch { > 0 => " + " + offset, < 0 => " - " + offset, _ => "" });
    }
}
