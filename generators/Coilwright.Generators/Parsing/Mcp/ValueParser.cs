using Coilwright.Generators.Model;
using Microsoft.CodeAnalysis;

namespace Coilwright.Generators.Parsing;

/// <summary>Finds the form that a value of a C# type has on the wire.</summary>
internal static class ValueParser
{
    private const int VarInt = 0;
    private const int GuidSize = 16;

    /// <summary>The value of a field, an item or an entry; reports where there is no form for it.</summary>
    public static ValueModel? Parse(FieldDeclaration field, ITypeSymbol type, MessageTypes types)
    {
        NumberForm? form = NumberForms.Of(field, type);
        if (form is null)
        {
            field.Report(Rule.EncodingNotApplicable, "Encoding", field.Encoding.ToString(), TypeNames.Readable(type));
            return null;
        }

        ValueModel? value = type switch
        {
            _ when type.IsReferenceType && type.NullableAnnotation == NullableAnnotation.Annotated => null,
            _ when FieldNumberType.Find(type.SpecialType) is { } number => OfNumber(field, type, number, form.Value),
            { SpecialType: SpecialType.System_Boolean } => Simple(field, ValueKind.Boolean, type, VarInt, "Bool", field.Settings.IsPacked ? 1 : 0),
            { SpecialType: SpecialType.System_String } =>
                Simple(field, ValueKind.String, type, ValueModel.LengthDelimited, "String", 0) with { IsPooled = field.UseStringPool },
            IArrayTypeSymbol { Rank: 1, ElementType.SpecialType: SpecialType.System_Byte } =>
                Simple(field, ValueKind.Bytes, type, ValueModel.LengthDelimited, "Bytes", 0),
            INamedTypeSymbol { TypeKind: TypeKind.Enum, EnumUnderlyingType: { } underlying } =>
                OfEnum(field, type, FieldNumberType.Find(underlying.SpecialType)!, form.Value),
            INamedTypeSymbol named => OfNamed(field, named, form.Value, types),
            _ => null,
        };
        if (value is null)
        {
            field.ReportProperty(Rule.FieldTypeUnsupported, PlainProperty.OfType(field.Property));
        }

        return value;
    }

    /// <summary>The key of a map: an integer, bool or string, as Protocol Buffers allows.</summary>
    public static ValueModel? ParseKey(FieldDeclaration field, ITypeSymbol type)
    {
        ValueModel? key = type switch
        {
            { SpecialType: SpecialType.System_Boolean } => Simple(field, ValueKind.Boolean, type, VarInt, "Bool", 0),
            { SpecialType: SpecialType.System_String } => Simple(field, ValueKind.String, type, ValueModel.LengthDelimited, "String", 0),
            _ when FieldNumberType.Find(type.SpecialType) is { IsFloat: false } number => OfNumber(field, type, number, NumberForm.VarInt),
            _ => null,
        };
        if (key is null)
        {
            field.ReportProperty(Rule.FieldTypeUnsupported, PlainProperty.OfType(field.Property));
        }

        return key;
    }

    private static ValueModel Simple(FieldDeclaration field, ValueKind kind, ITypeSymbol type, int wireType, string fieldType, int fixedSize) =>
        new(kind, TypeNames.Full(type), "", NumberForm.None, wireType, fieldType, fixedSize, type.IsValueType, field.Settings.IsPacked);

    private static ValueModel OfNumber(FieldDeclaration field, ITypeSymbol type, FieldNumberType number, NumberForm form)
    {
        ValueKind kind = number.IsFloat ? ValueKind.Float : ValueKind.Integer;
        int wireType = NumberForms.WireType(number, form);
        ValueModel value = Simple(field, kind, type, wireType, NumberForms.FieldType(number, form), NumberForms.FixedSize(number, form));
        return value with { Number = number.Keyword, Form = form };
    }

    private static ValueModel OfEnum(FieldDeclaration field, ITypeSymbol type, FieldNumberType underlying, NumberForm form) =>
        OfNumber(field, type, underlying, form) with
        {
            Kind = ValueKind.Enum,

            // Enums of Protocol Buffers have 32 bits with a sign; wider ones are plain integers there.
            FieldType = underlying is { Size: 8 } or { Keyword: "uint" } ? NumberForms.FieldType(underlying, form) : "Enum",
        };

    private static ValueModel? OfNamed(FieldDeclaration field, INamedTypeSymbol type, NumberForm form, MessageTypes types)
    {
        bool isPacked = field.Settings.IsPacked;
        switch (FieldType.FullName(type))
        {
            case "System.ReadOnlyMemory" when type.TypeArguments[0].SpecialType == SpecialType.System_Byte:
                return Simple(field, ValueKind.Memory, type, ValueModel.LengthDelimited, "Bytes", 0);
            case "System.Guid":
                return Simple(field, ValueKind.Guid, type, ValueModel.LengthDelimited, "Bytes", isPacked ? GuidSize : 0);
            case "System.DateTimeOffset":
                return OfTime(field, type, ValueKind.Timestamp, form);
            case "System.TimeSpan":
                return OfTime(field, type, ValueKind.Duration, form);
            default:
                return types.IsMessage(type) ? OfMessage(field, type, types) : null;
        }
    }

    private static ValueModel OfTime(FieldDeclaration field, ITypeSymbol type, ValueKind kind, NumberForm form) =>
        field.Settings.IsPacked
            ? OfNumber(field, type, FieldNumberType.Long, form) with { Kind = kind }
            : Simple(field, kind, type, ValueModel.LengthDelimited, kind.ToString(), 0);

    private static ValueModel OfMessage(FieldDeclaration field, INamedTypeSymbol type, MessageTypes types)
    {
        string fieldType = types.IsPacked(type) ? "Bytes" : "Message";
        int fixedSize = field.Settings.IsPacked ? types.FixedSizeOf(type) : 0;
        ValueModel value = Simple(field, ValueKind.Message, type, ValueModel.LengthDelimited, fieldType, fixedSize);
        return value with { IsReusable = types.IsReusable(type), View = TypeNames.View(type) };
    }
}
