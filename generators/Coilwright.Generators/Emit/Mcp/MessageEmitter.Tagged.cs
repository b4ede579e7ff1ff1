using Coilwright.Generators.Model;

namespace Coilwright.Generators.Emit;

internal static partial class MessageEmitter
{
    private static void WriteTagLoop(SourceWriter writer, MessageModel message)
    {
        writer.Gap();
        writer.Open("for (uint tag = reader.ReadTag(); tag != 0; tag = reader.ReadTag())");
        writer.Open("switch (tag)");
        foreach (FieldModel field in message.Fields)
        {
            WriteCase(writer, message, field);
        }

        WriteBranch(writer, "default:", "reader.SkipUnknown(Schema);");
        writer.Close();
        writer.Close();
        writer.Gap();
    }

    private static void WriteCase(SourceWriter writer, MessageModel message, FieldModel field)
    {
        string label = $"case {field.ValueTag}:";
        if (field.IsPackedList)
        {
            string arguments = ValueExpressions.TypeArguments(field.Value);
            WriteBranch(writer, $"case {field.ListTag}:", $"reader.ReadPacked{arguments}(ref {field.Local});");
            WriteBranch(writer, label, $"reader.ReadItem{arguments}(ref {field.Local});");
            return;
        }

        string read = field switch
        {
            { IsMap: true } => $"reader.ReadEntry{FieldExpressions.EntryArguments(field)}(ref {field.Local});",
            { IsList: true } => $"reader.ReadItem{ValueExpressions.TypeArguments(field.Value)}(ref {field.Local});",
            _ when IsMerged(field) => $"reader.ReadNested(ref {field.BytesLocal});",
            _ => $"{field.Local} = {ValueExpressions.Read(field.Value, FieldExpressions.Reuse(message, field), field.MaxLength)};",
        };

        // The last field of a one-of stands, whatever came before it.
        IEnumerable<string> others = message.Fields
            .Where(other => field.OneOf is not null && other.OneOf == field.OneOf && other != field)
            .Select(other => IsMerged(other) ? $"{other.BytesLocal} = default;" : $"{other.Local} = null;");
        WriteBranch(writer, label, [read, .. others]);
    }

    private static void WriteBranch(SourceWriter writer, string label, params string[] lines)
    {
        writer.Line(label);
        writer.Indent();
        foreach (string line in lines)
        {
            writer.Line(line);
        }

        writer.Line("break;");
        writer.Outdent();
    }
}
