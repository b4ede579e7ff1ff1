using Coilwright.Generators.Model;

namespace Coilwright.Generators.Emit;

internal static partial class MessageEmitter
{
    // An older message ends before the fields that came later: those are at their defaults.
    private static void WritePackedRead(SourceWriter writer, MessageModel message, FieldModel field)
    {
        string presence = $"reader.HasField({field.Number})" + (field.IsOptional ? " && reader.ReadPresence()" : "");
        if (field.IsList)
        {
            string arguments = ValueExpressions.TypeArguments(field.Value);
            writer.Line(FieldExpressions.Builder(message, field));
            writer.Open($"if ({presence})");
            writer.Line(field.Length > 0
                ? $"reader.ReadFixedList{arguments}(ref {field.Local}, {field.Length});"
                : $"reader.ReadCounted{arguments}(ref {field.Local});");
            writer.Close();
            writer.Gap();
        }
        else
        {
            writer.Line($"{field.Type} {field.Local} = {presence} ? {PackedRead(message, field)} : {PackedMissing(field)};");
        }

        if (field.PaddingAfter > 0)
        {
            writer.Line($"reader.Skip({field.PaddingAfter});");
        }
    }

    private static string PackedRead(MessageModel message, FieldModel field)
    {
        string? reuse = FieldExpressions.Reuse(message, field);
        string arguments = reuse is null ? $"{field.Length}" : $"{field.Length}, {reuse}";
        return field switch
        {
            { Length: > 0, Value.Kind: ValueKind.String } => $"reader.ReadFixedString({arguments})",
            { Length: > 0 } => $"reader.ReadFixedBytes({arguments})",
            _ => ValueExpressions.Read(field.Value, reuse, field.MaxLength),
        };
    }

    private static string PackedMissing(FieldModel field) => field switch
    {
        { IsOptional: true } => "null",
        { Value.Kind: ValueKind.Message } => $"reader.Decode<{field.Value.Type}>(default({Names.Messages}NestedBytes))",
        { Length: > 0, Value.Kind: ValueKind.Bytes } => $"new byte[{field.Length}]",
        { Value.Kind: ValueKind.Integer } => "default",
        _ => ValueExpressions.Default(field.Value),
    };
}
