using Coilwright.Generators.Model;

namespace Coilwright.Generators.Emit;

internal static partial class MessageEmitter
{
    private static void WriteEncode(SourceWriter writer, MessageModel message)
    {
        writer.Gap();
        Documentation.Summary(writer, "Writes the message.");
        Documentation.Parameter(writer, "destination", message.FixedSize > 0 ? $"At least {message.FixedSize} bytes." : "At least <c>GetEncodedSize()</c> bytes.");
        writer.Line("/// <returns>The number of bytes written.</returns>");
        Documentation.Exception(writer, "ArgumentException", "The destination is too small.");
        if (message.OneOfs.Count > 0 || message.Fields.Any(field => field.Length > 0))
        {
            Documentation.Exception(writer, "InvalidOperationException", "A value is too long for its field, or a one-of has more than one value.");
        }

        writer.Line(GeneratedFile.Attribute);
        writer.Open($"public int Encode({Names.Span} destination)");
        WriteStackCheck(writer, message);
        foreach (OneOfModel oneOf in message.OneOfs)
        {
            IEnumerable<string> set = oneOf.Fields.Select(index => $"({FieldExpressions.Access(message.Fields[index])} is null ? 0 : 1)");
            writer.Line($"{Names.Messages}MessageWriter.CheckOneOf(\"{message.Name}.{oneOf.Name}\", {string.Join(" + ", set)});");
        }

        writer.Line($"var writer = new {Names.Messages}MessageWriter(destination);");
        foreach (FieldModel field in message.Fields)
        {
            if (message.IsPacked)
            {
                WritePackedField(writer, field);
            }
            else
            {
                WriteTaggedField(writer, field);
            }
        }

        writer.Gap();
        writer.Line("return writer.Position;");
        writer.Close();
    }

    private static void WriteTaggedField(SourceWriter writer, FieldModel field)
    {
        string access = FieldExpressions.Access(field);
        if (field.IsMap)
        {
            writer.Line($"writer.WriteMap{FieldExpressions.EntryArguments(field)}({field.ValueTag}, {access});");
        }
        else if (field.IsList)
        {
            string method = field.IsPackedList ? "WritePacked" : "WriteRepeated";
            uint tag = field.ListTag;
            writer.Line($"writer.{method}{ValueExpressions.TypeArguments(field.Value)}({tag}, {FieldExpressions.Items(access)});");
        }
        else
        {
            WriteIfPresent(writer, field, value =>
            {
                writer.Line($"writer.WriteTag({field.ValueTag});");
                writer.Line($"{ValueExpressions.Write(field.Value, value)};");
            });
        }
    }

    private static void WritePackedField(SourceWriter writer, FieldModel field)
    {
        string access = FieldExpressions.Access(field);
        if (field.IsOptional)
        {
            writer.Line($"writer.WriteBoolean({access} is not null);");
            writer.Open($"if ({access} is {{ }} {field.Local})");
            writer.Line($"{PackedWrite(field, field.Local)};");
            writer.Close();
            writer.Gap();
        }
        else
        {
            writer.Line($"{PackedWrite(field, access)};");
        }

        if (field.PaddingAfter > 0)
        {
            writer.Line($"writer.WritePadding({field.PaddingAfter});");
        }
    }

    private static string PackedWrite(FieldModel field, string value) => field switch
    {
        { IsList: true, Length: > 0 } =>
            $"writer.WriteFixedList{ValueExpressions.TypeArguments(field.Value)}({FieldExpressions.Items(value)}, {field.Length})",
        { IsList: true } => $"writer.WriteCounted{ValueExpressions.TypeArguments(field.Value)}({FieldExpressions.Items(value)})",
        { Length: > 0, Value.Kind: ValueKind.String } => $"writer.WriteFixedString({value}, {field.Length})",
        { Length: > 0 } => $"writer.WriteFixedBytes({value}, {field.Length})",
        _ => ValueExpressions.Write(field.Value, value),
    };
}
