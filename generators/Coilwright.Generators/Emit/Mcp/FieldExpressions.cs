using Coilwright.Generators.Model;

namespace Coilwright.Generators.Emit;

/// <summary>How the properties behind fields are named and made.</summary>
internal static class FieldExpressions
{
    /// <summary>The property, told apart from a local variable or parameter of the same name.</summary>
    public static string Access(FieldModel field) =>
        char.ToLowerInvariant(field.Name[0]) == field.Name[0] ? "this." + field.Identifier : field.Identifier;

    /// <summary>The items of a list.</summary>
    public static string Items(string list) => $"{Names.Messages}ListItems.AsSpan({list})";

    /// <summary>Key and value of a map with their codecs, as type arguments.</summary>
    public static string EntryArguments(FieldModel field) =>
        $"<{field.Key!.Type}, {field.Value.Type}, {ValueExpressions.Codec(field.Key)}, {ValueExpressions.Codec(field.Value)}>";

    /// <summary>What the property held before, where an object is read into.</summary>
    public static string? Reuse(MessageModel message, FieldModel field) => message.IsReusable ? $"target.{field.Identifier}" : null;

    /// <summary>Declares a builder for a list or map.</summary>
    public static string Builder(MessageModel message, FieldModel field)
    {
        string limit = field.MaxLength == 0 ? "" : $", maxLength: {field.MaxLength}";
        string reuse = Reuse(message, field) ?? "null";
        return field.Shape switch
        {
            FieldShape.Map => $"scoped var {field.Local} = new {Names.Messages}MapBuilder<{field.Key!.Type}, {field.Value.Type}>({reuse}{limit});",
            FieldShape.Array => $"scoped var {field.Local} = new {Names.Messages}ListBuilder<{field.Value.Type}>(array: {reuse}{limit});",
            FieldShape.List => $"scoped var {field.Local} = new {Names.Messages}ListBuilder<{field.Value.Type}>(list: {reuse}{limit});",
            _ => $"scoped var {field.Local} = new {Names.Messages}ListBuilder<{field.Value.Type}>(list: {AsList(reuse, field)}{limit});",
        };
    }

    /// <summary>The list or map that a builder collected.</summary>
    public static string Collected(FieldModel field)
    {
        string collected = field.Shape switch
        {
            FieldShape.Map => $"{field.Local}.ToDictionary()",
            FieldShape.Array => $"{field.Local}.ToArray()",
            _ => $"{field.Local}.ToList()",
        };
        return field.IsOptional ? $"{field.Local}.IsPresent ? {collected} : null" : collected;
    }

    /// <summary>A nested message, decoded from its bytes.</summary>
    public static string Decoded(MessageModel message, FieldModel field)
    {
        string decoded = field.Value.Kind switch
        {
            ValueKind.Timestamp => $"reader.DecodeTimestamp({field.BytesLocal})",
            ValueKind.Duration => $"reader.DecodeDuration({field.BytesLocal})",
            _ when field.Value.IsReusable && Reuse(message, field) is { } reuse => $"reader.Decode({field.BytesLocal}, {reuse})",
            _ => $"reader.Decode<{field.Value.Type}>({field.BytesLocal})",
        };
        return field.IsOptional ? $"{field.BytesLocal}.IsPresent ? {decoded} : null" : decoded;
    }

    // A property of an interface's type may hold a list, which is read into again, or anything else.
    private static string AsList(string reuse, FieldModel field) =>
        reuse == "null" ? reuse : $"{reuse} as global::System.Collections.Generic.List<{field.Value.Type}>";
}
