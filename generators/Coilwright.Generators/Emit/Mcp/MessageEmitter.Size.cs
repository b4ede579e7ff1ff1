using Coilwright.Generators.Model;

namespace Coilwright.Generators.Emit;

internal static partial class MessageEmitter
{
    private const string EncodedSize = Names.Messages + "EncodedSize.";

    private static void WriteSize(SourceWriter writer, MessageModel message)
    {
        writer.Gap();
        Documentation.Summary(writer, "The number of bytes that <c>Encode</c> writes.");
        writer.Line(GeneratedFile.Attribute);
        if (message.FixedSize > 0 || message.Fields.Count == 0)
        {
            writer.Line($"public int GetEncodedSize() => {(message.FixedSize > 0 ? "EncodedSize" : "0")};");
            return;
        }

        writer.Open("public int GetEncodedSize()");
        WriteStackCheck(writer, message);
        int start = message.IsPacked ? message.Fields.Sum(field => field.FixedSize > 0 ? field.FixedSize : field.PaddingAfter + (field.IsOptional ? 1 : 0)) : 0;
        writer.Line($"int size = {start};");
        foreach (FieldModel field in message.Fields)
        {
            if (!message.IsPacked)
            {
                WriteTaggedSize(writer, field);
            }
            else if (field.FixedSize == 0)
            {
                WritePackedSize(writer, field);
            }
        }

        writer.Gap();
        writer.Line("return size;");
        writer.Close();
    }

    // A graph of objects that goes round in a circle ends in an exception, not in the end of the process.
    private static void WriteStackCheck(SourceWriter writer, MessageModel message)
    {
        if (message.IsRecursive)
        {
            writer.Line("global::System.Runtime.CompilerServices.RuntimeHelpers.EnsureSufficientExecutionStack();");
        }
    }

    private static void WriteTaggedSize(SourceWriter writer, FieldModel field)
    {
        string access = FieldExpressions.Access(field);
        if (field.IsMap)
        {
            writer.Line($"size += {EncodedSize}Map{FieldExpressions.EntryArguments(field)}({field.TagSize}, {access});");
        }
        else if (field.IsList)
        {
            string method = field.IsPackedList ? "Packed" : "Repeated";
            string items = FieldExpressions.Items(access);
            writer.Line($"size += {EncodedSize}{method}{ValueExpressions.TypeArguments(field.Value)}({field.TagSize}, {items});");
        }
        else
        {
            WriteIfPresent(writer, field, value => writer.Line($"size += {TaggedSize(field, value)};"));
        }
    }

    private static string TaggedSize(FieldModel field, string value)
    {
        int constant = ValueExpressions.ConstantSize(field.Value);
        return constant > 0 ? $"{field.TagSize + constant}" : $"{field.TagSize} + {ValueExpressions.Size(field.Value, value)}";
    }

    private static void WritePackedSize(SourceWriter writer, FieldModel field)
    {
        if (field.IsOptional)
        {
            writer.Open($"if ({FieldExpressions.Access(field)} is {{ }} {field.Local})");
            writer.Line($"size += {PackedSize(field, field.Local)};");
            writer.Close();
            writer.Gap();
        }
        else
        {
            writer.Line($"size += {PackedSize(field, FieldExpressions.Access(field))};");
        }
    }

    private static string PackedSize(FieldModel field, string value) => field switch
    {
        { IsList: true, Length: > 0 } => $"{field.Length * field.Value.FixedSize}",
        { IsList: true } => $"{EncodedSize}Counted{ValueExpressions.TypeArguments(field.Value)}({FieldExpressions.Items(value)})",
        { Length: > 0 } => $"{field.Length}",
        { Value.FixedSize: > 0 } => $"{field.Value.FixedSize}",
        _ => ValueExpressions.Size(field.Value, value),
    };

    // Of the Tagged layout: writes a block that is run if the field has something to be written.
    private static void WriteIfPresent(SourceWriter writer, FieldModel field, Action<string> body)
    {
        string access = FieldExpressions.Access(field);
        string? condition = field.IsOptional ? $"{access} is {{ }} {field.Local}" : ValueExpressions.IsNotDefault(field.Value, access);
        writer.Gap();
        if (condition is null)
        {
            body(access);
        }
        else
        {
            writer.Open($"if ({condition})");
            body(field.IsOptional ? field.Local : access);
            writer.Close();
        }

        writer.Gap();
    }
}
