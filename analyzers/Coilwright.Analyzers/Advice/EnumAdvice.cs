using System.Globalization;
using System.Numerics;
using Coilwright.Generators.Parsing;
using Microsoft.CodeAnalysis;

namespace Coilwright.Analyzers.Advice;

/// <summary>CW1023: an enum names a value that the registers cannot hold.</summary>
internal static class EnumAdvice
{
    public static void Check(ParsedMember member, ParseContext context)
    {
        if (member.Codec.Number is not { RawRange: { } raw } || member.Declaration.ValueType is not INamedTypeSymbol { TypeKind: TypeKind.Enum } type)
        {
            return;
        }

        IFieldSymbol? beyond = type.GetMembers().OfType<IFieldSymbol>().FirstOrDefault(field => ValueOf(field) is { } value && !raw.Contains(value));
        if (beyond is not null)
        {
            string argument = member.Attribute.HasBits ? "BitCount" : "As";
            context.Advise(
                Rule.EnumWiderThanRegisters,
                member.Attribute.Data,
                argument,
                member.Name,
                Text.Of(raw.Min),
                Text.Of(raw.Max),
                $"{type.Name}.{beyond.Name}",
                Text.Of(ValueOf(beyond)!.Value));
        }
    }

    private static BigInteger? ValueOf(IFieldSymbol field) => field.ConstantValue switch
    {
        null => null,
        ulong value => value,
        IConvertible value => value.ToInt64(CultureInfo.InvariantCulture),
        _ => null,
    };
}
