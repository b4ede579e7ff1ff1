using Coilwright.Generators.Model;
using Coilwright.Generators.Parsing;

namespace Coilwright.Analyzers.Advice;

/// <summary>CW1020: an order of bytes that changes nothing.</summary>
internal static class OrderAdvice
{
    public static void Check(ParsedMember member, MapSettings settings, ParseContext context)
    {
        if (member.Attribute.Order is { } order && WhyNone(member, order, settings.Order) is { } reason)
        {
            context.Advise(Rule.OrderWithoutEffect, member.Attribute.Data, "Order", member.Name, order.ToString(), reason);
        }
    }

    private static string? WhyNone(ParsedMember member, RegisterOrder order, RegisterOrder ofMap) => member.Codec.Codec switch
    {
        NumberCodecModel { Bits: null } number when number.Wire.Registers() > 1 => null,
        ArrayCodecModel { Size: > 2 } => null,
        SpecialCodecModel { Form: not SpecialForm.Converter } => null,
        NumberCodecModel or ArrayCodecModel { Size: 2 } or FlagCodecModel or FlagArrayCodecModel =>
            order.SwapsBytes() == ofMap.SwapsBytes() ? "a single register has no words to order" : null,
        _ => "text and bytes are taken as they arrive",
    };
}
