using Coilwright.Generators.Model;

namespace Coilwright.Generators.Emit;

internal static partial class MessageEmitter
{
    private static void WriteSchema(SourceWriter writer, MessageModel message)
    {
        Documentation.Summary(writer, "The message's name and fields.");
        writer.Line(GeneratedFile.Attribute);
        writer.Line($"public static {Names.Messages}MessageSchema Schema {{ get; }} = new(");
        writer.Indent();
        writer.Line($"\"{message.Name}\",");
        writer.Line($"{Names.Mcp}McpLayout.{message.Layout},");
        writer.Line("[");
        writer.Indent();
        foreach (FieldModel field in message.Fields)
        {
            writer.Line($"new({field.Number}, \"{field.Name}\", {FieldType(field.Value.FieldType)}{Label(field)}){Details(message, field)},");
        }

        writer.Outdent();
        string reserved = string.Concat(message.Reserved.Select(number => ", " + Parsing.Text.Of(number)));
        writer.Line($"]{reserved});");
        writer.Outdent();
        if (message.FixedSize > 0)
        {
            writer.Gap();
            Documentation.Summary(writer, "The number of bytes that every such message takes.");
            writer.Line(GeneratedFile.Attribute);
            writer.Line($"public const int EncodedSize = {message.FixedSize};");
            writer.Gap();
            writer.Line(GeneratedFile.Attribute);
            writer.Line($"static int {Names.Mcp}IFixedSizeMcpMessage<{message.Type.Reference}>.EncodedSize => EncodedSize;");
        }
    }

    private static string FieldType(string name) => $"{Names.Messages}FieldType.{name}";

    private static string Label(FieldModel field)
    {
        string? label = field switch
        {
            { IsMap: true } => "Map",
            { IsList: true } => "Repeated",
            { IsOptional: true, OneOf: null } when field.Value.Kind is not (ValueKind.Message or ValueKind.Timestamp or ValueKind.Duration) => "Optional",
            _ => null,
        };
        return label is null ? "" : $", {Names.Messages}FieldLabel.{label}";
    }

    private static string Details(MessageModel message, FieldModel field)
    {
        var details = new List<string>();
        if (field.Key is { } key)
        {
            details.Add($"KeyType = {FieldType(key.FieldType)}");
        }

        if (field.OneOf is { } oneOf)
        {
            details.Add($"OneOf = \"{oneOf}\"");
        }

        if (field.Value.FieldType == "Enum")
        {
            details.Add($"EnumType = typeof({field.Value.Type})");
        }

        if (field.Value.Kind == ValueKind.Message)
        {
            // Within its own initializer the compiler takes the property for unset.
            string unset = message.IsRecursive ? "!" : "";
            details.Add($"Message = static () => {field.Value.Type}.Schema{unset}");
        }

        return details.Count == 0 ? "" : $" {{ {string.Join(", ", details)} }}";
    }
}
