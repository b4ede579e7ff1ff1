using Coilwright.Generators.Model;
using Microsoft.CodeAnalysis;

namespace Coilwright.Generators.Parsing;

/// <summary>Which form a number takes, given layout, encoding and byte order.</summary>
internal static class NumberForms
{
    /// <summary>The form, <see cref="NumberForm.None"/> for what is no number, or <see langword="null"/> where the encoding does not apply.</summary>
    public static NumberForm? Of(FieldDeclaration field, ITypeSymbol type)
    {
        bool isEnum = type.TypeKind == TypeKind.Enum;
        ITypeSymbol carrier = isEnum ? ((INamedTypeSymbol)type).EnumUnderlyingType! : type;
        FieldNumberType? number = FieldNumberType.Find(carrier.SpecialType) ?? (field.Settings.IsPacked && IsTime(type) ? FieldNumberType.Long : null);
        if (number is null)
        {
            return field.Encoding == FieldEncoding.Default ? NumberForm.None : null;
        }

        NumberForm @fixed = field.IsBigEndian && field.Settings.IsPacked ? NumberForm.BigEndian : NumberForm.LittleEndian;
        return field.Encoding switch
        {
            FieldEncoding.Default => field.Settings.IsPacked || number.IsFloat ? @fixed : NumberForm.VarInt,
            FieldEncoding.VarInt when !number.IsFloat => NumberForm.VarInt,
            FieldEncoding.ZigZag when number is { IsFloat: false, IsSigned: true } && (field.Settings.IsPacked || !isEnum) => NumberForm.ZigZag,
            FieldEncoding.Fixed when field.Settings.IsPacked || (number.Size >= 4 && !isEnum) => @fixed,
            _ => null,
        };
    }

    /// <summary>The bytes that a number always takes in a form, or 0.</summary>
    public static int FixedSize(FieldNumberType number, NumberForm form) => IsFixed(form) ? number.Size : 0;

    /// <summary>The low bits of the tag.</summary>
    public static int WireType(FieldNumberType number, NumberForm form)
    {
        const int VarInt = 0;
        const int Fixed64 = 1;
        const int Fixed32 = 5;
        return !IsFixed(form) ? VarInt : number.Size == 8 ? Fixed64 : Fixed32;
    }

    /// <summary>The type in the Protocol Buffers language, as the schema names it.</summary>
    public static string FieldType(FieldNumberType number, NumberForm form)
    {
        string bits = number.Size == 8 ? "64" : "32";
        return form switch
        {
            _ when number.IsFloat => number.Size == 8 ? "Double" : "Float",
            NumberForm.ZigZag => "SInt" + bits,
            NumberForm.VarInt => (number.IsSigned ? "Int" : "UInt") + bits,
            _ => (number.IsSigned ? "SFixed" : "Fixed") + bits,
        };
    }

    private static bool IsFixed(NumberForm form) => form is NumberForm.LittleEndian or NumberForm.BigEndian;

    private static bool IsTime(ITypeSymbol type) =>
        type is INamedTypeSymbol named && Parsing.FieldType.FullName(named) is "System.DateTimeOffset" or "System.TimeSpan";
}
