using Coilwright.Generators.Model;
using Microsoft.CodeAnalysis;

namespace Coilwright.Generators.Parsing;

/// <summary>Reads the fields of a message.</summary>
internal static class FieldParser
{
    private const int MostNumber = (1 << 29) - 1;
    private const int MostLength = ushort.MaxValue;

    /// <summary>The fields whose declarations are right, in order of their numbers.</summary>
    public static IReadOnlyList<ParsedField> Parse(INamedTypeSymbol type, MessageSettings settings, MessageTypes types, ParseContext context)
    {
        var fields = new List<ParsedField>();
        var numbers = new Dictionary<int, FieldDeclaration>();
        foreach (FieldDeclaration declaration in FieldDeclaration.Of(type, settings, context))
        {
            context.CancellationToken.ThrowIfCancellationRequested();
            if (CheckNumber(declaration, numbers) && CheckSettings(declaration) && Parse(declaration, types) is { } field)
            {
                fields.Add(field);
            }
        }

        return [.. fields.OrderBy(field => field.Declaration.Number)];
    }

    private static ParsedField? Parse(FieldDeclaration field, MessageTypes types)
    {
        IPropertySymbol property = field.Property;
        var type = FieldType.Of(property.Type);
        if (PlainProperty.WhyNot(property) is { } reason)
        {
            field.ReportProperty(Rule.FieldTypeUnsupported, reason);
            return null;
        }

        if (!TypeNames.IsAccessibleBeside(type.Value, property.ContainingType))
        {
            field.ReportProperty(Rule.FieldTypeNotAccessible, TypeNames.Readable(type.Value));
            return null;
        }

        if (!CheckLayout(field, type) || ValueParser.Parse(field, type.Value, types) is not { } value || !CheckLengths(field, type, value))
        {
            return null;
        }

        AdviseOnPool(field, value);
        if (type.Key is null)
        {
            return new(field, type, value, null);
        }

        return ValueParser.ParseKey(field, type.Key) is { } key ? new(field, type, value, key) : null;
    }

    private static void AdviseOnPool(FieldDeclaration field, ValueModel value)
    {
        if (field.UseStringPool && value.Kind != ValueKind.String)
        {
            field.Advise(Rule.FieldSettingWithoutEffect, "UseStringPool", "UseStringPool", $"only strings come from the pool, and '{TypeNames.Readable(field.Property.Type)}' has none that could");
        }
    }

    private static bool CheckNumber(FieldDeclaration field, Dictionary<int, FieldDeclaration> numbers)
    {
        string number = Text.Of(field.Number);
        if (field.Number is < 1 or > MostNumber or (>= 19000 and <= 19999))
        {
            field.Report(Rule.FieldNumberOutOfRange, "", number);
            return false;
        }

        if (numbers.TryGetValue(field.Number, out FieldDeclaration? other))
        {
            field.Report(Rule.FieldNumberTwice, "", other.Name, number);
            return false;
        }

        numbers.Add(field.Number, field);
        bool reserved = field.Settings.Reserved.Contains(field.Number);
        if (reserved)
        {
            field.Report(Rule.FieldNumberReserved, "", number);
        }

        return !reserved;
    }

    private static bool CheckSettings(FieldDeclaration field) =>
        field.CheckSetting("Encoding", (int)FieldEncoding.Fixed) & field.CheckSetting("Endianness", MessageSettings.LastEndianness);

    private static bool CheckLayout(FieldDeclaration field, FieldType type)
    {
        if (!field.Settings.IsPacked)
        {
            string? packedOnly = Array.Find(["Length", "PaddingAfter", "Endianness"], field.Has);
            if (packedOnly is not null)
            {
                field.Report(Rule.OnlyInPackedLayout, packedOnly, packedOnly);
            }

            return packedOnly is null && CheckOneOf(field, type);
        }

        string? taggedOnly = type.Shape == FieldShape.Map ? "a map" : field.OneOf is not null ? "part of a one-of" : null;
        if (taggedOnly is not null)
        {
            field.ReportProperty(Rule.NotInPackedLayout, taggedOnly);
        }

        return taggedOnly is null;
    }

    private static bool CheckOneOf(FieldDeclaration field, FieldType type)
    {
        bool applicable = field.OneOf is null
            || (type.IsOptional && type.Shape == FieldShape.Single && Microsoft.CodeAnalysis.CSharp.SyntaxFacts.IsValidIdentifier(field.OneOf));
        if (!applicable)
        {
            field.Report(Rule.OneOfNotApplicable, "OneOf", field.OneOf!);
        }

        return applicable;
    }

    private static bool CheckLengths(FieldDeclaration field, FieldType type, ValueModel value)
    {
        bool isSingle = type.Shape == FieldShape.Single;
        bool hasLength = isSingle ? value.Kind is ValueKind.String or ValueKind.Bytes : value.FixedSize > 0;
        bool hasMaxLength = !isSingle || value.Kind is ValueKind.String or ValueKind.Bytes or ValueKind.Memory;
        bool isPooled = field.UseStringPool && isSingle;
        string fixedLength = isPooled ? "a string from the pool has no fixed length" : "a string, a byte array or a list of values of fixed size takes 1 to 65535";
        return Check("Length", field.Length, hasLength && !isPooled, MostLength, fixedLength)
            & Check("MaxLength", field.MaxLength, hasMaxLength, int.MaxValue, "a string, bytes, a list or a map takes 1 or more")
            & Check("PaddingAfter", field.PaddingAfter, applicable: true, MostLength, "it takes 1 to 65535");

        bool Check(string setting, int length, bool applicable, int most, string expected)
        {
            bool right = length == 0 || (applicable && length > 0 && length <= most);
            if (!right)
            {
                field.Report(Rule.FieldLengthNotApplicable, setting, setting, Text.Of(length), expected);
            }

            return right;
        }
    }
}
