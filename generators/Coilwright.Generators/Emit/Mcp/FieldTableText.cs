using Coilwright.Generators.Model;

namespace Coilwright.Generators.Emit;

/// <summary>The fields of a message, as the remarks of its documentation.</summary>
internal static class FieldTableText
{
    public static void Write(SourceWriter writer, MessageModel message)
    {
        if (message.Fields.Count == 0)
        {
            return;
        }

        writer.Line("/// <remarks>");
        writer.Line(message switch
        {
            { IsPacked: false } => "/// The fields of the Protocol Buffers message that it is on the wire:",
            { FixedSize: 0 } => "/// The fields in the order in which they follow each other:",
            _ => $"/// {Documentation.Plural(message.FixedSize, "byte")}, each field at its offset:",
        });
        int offset = 0;
        Documentation.Columns(writer, message.Fields.Select(field =>
        {
            string place = $"{(message.FixedSize > 0 ? offset : field.Number)}";
            offset += field.FixedSize;
            return new[] { place, field.Name, message.IsPacked ? InPacked(field) : InTagged(field) };
        }));
        writer.Line("/// </remarks>");
    }

    private static string InTagged(FieldModel field)
    {
        string value = Name(field.Value);
        return field switch
        {
            { IsMap: true } => $"map<{Name(field.Key!)}, {value}>",
            { IsList: true } => "repeated " + value,
            { OneOf: { } oneOf } => $"{value}, one of {oneOf}",
            { IsOptional: true } => "optional " + value,
            _ => value,
        };
    }

    private static string InPacked(FieldModel field)
    {
        string value = field.Value.Kind switch
        {
            ValueKind.Integer or ValueKind.Float => Form(field.Value, field.Value.Number),
            ValueKind.Enum or ValueKind.Timestamp or ValueKind.Duration => Form(field.Value, ShortName(field.Value.Type)),
            ValueKind.Message => ShortName(field.Value.Type),
            _ => field.Value.Kind.ToString().ToLowerInvariant(),
        };
        string text = field switch
        {
            { IsList: true, Length: > 0 } => $"{field.Length} x {value}",
            { IsList: true } => "list of " + value,
            { Length: > 0 } => $"{value} of {Documentation.Plural(field.Length, "byte")}",
            _ => value,
        };
        text = field.IsOptional ? "optional " + text : text;
        return field.PaddingAfter == 0 ? text : $"{text}, {Documentation.Plural(field.PaddingAfter, "byte")} of padding";
    }

    private static string Form(ValueModel value, string name) => value.Form switch
    {
        NumberForm.BigEndian => name + ", big-endian",
        NumberForm.LittleEndian => name,
        _ => $"{name} as {value.Form.ToString().ToLowerInvariant()}",
    };

    private static string Name(ValueModel value) =>
        value.Kind is ValueKind.Message || value.FieldType == "Enum" ? ShortName(value.Type) : value.FieldType.ToLowerInvariant();

    private static string ShortName(string type)
    {
        int end = type.IndexOf('<') is var start and >= 0 ? start : type.Length;
        return type.Substring(type.LastIndexOf('.', end - 1) + 1);
    }
}
