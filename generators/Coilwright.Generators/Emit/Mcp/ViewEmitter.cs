using Coilwright.Generators.Model;

namespace Coilwright.Generators.Emit;

/// <summary>
/// Prints the view of a message:
/// <code>
/// public readonly ref struct UserEventView : IMessageView&lt;UserEventView&gt;
/// {
///     private readonly ReadOnlySpan&lt;byte&gt; _data;
///     private readonly int _userId;                          // where each field begins
///     public UserEventView(ReadOnlySpan&lt;byte&gt; data) ...     // checks the message and finds its fields
///     public ReadOnlySpan&lt;byte&gt; UserId =&gt; ...               // decoded on access
/// }
/// </code>
/// </summary>
internal static partial class ViewEmitter
{
    private const string View = Names.Messages + "MessageView.";

    public static string Emit(MessageModel message) => GeneratedFile.Write(message.Type, writer =>
    {
        string name = message.Type.ViewName;
        string reference = name + message.Type.TypeParameters;
        string cref = (message.Type.Identifier + message.Type.TypeParameters).Replace('<', '{').Replace('>', '}');
        Documentation.Summary(writer, $"Reads <see cref=\"{cref}\"/> field by field from its bytes, without copying or allocating. Strings are UTF-8 bytes, not validated.");
        writer.Line("/// <remarks>The bytes must not change while the view is used.</remarks>");
        writer.Line(GeneratedFile.Attribute);
        writer.Open($"{message.Type.Accessibility} readonly ref struct {name}{message.Type.TypeParameters} : {Names.Messages}IMessageView<{reference}>{message.Type.Constraints}");
        writer.Line($"private readonly {Names.ReadOnlySpan} _data;");
        foreach (FieldModel field in message.Fields.Where(field => HasOffset(message, field)))
        {
            writer.Line($"private readonly int {Offset(field)};");
        }

        WriteConstructor(writer, message, name);
        foreach (FieldModel field in message.Fields)
        {
            WriteProperty(writer, message, field);
        }

        writer.Gap();
        writer.Line($"static {reference} {Names.Messages}IMessageView<{reference}>.Over({Names.ReadOnlySpan} data) => new(data);");
        writer.Close();
    });

    // Lists and maps of the Tagged layout may stand anywhere, and are looked for when they are enumerated.
    private static bool HasOffset(MessageModel message, FieldModel field) => message.IsPacked || field.Shape == FieldShape.Single;

    private static string Offset(FieldModel field) => "_" + field.Local.TrimStart('@');

    private static string Schema(MessageModel message) => $"{message.Type.FullName}.Schema";

    private static void WriteConstructor(SourceWriter writer, MessageModel message, string name)
    {
        writer.Gap();
        Documentation.Summary(writer, "Checks the message and finds its fields; nested messages, and items of lists and maps, are checked when they are read.");
        Documentation.Parameter(writer, "data", "The bytes of the message, no more and no less.");
        writer.Line($"/// <exception cref=\"{Names.Mcp}McpFormatException\">The bytes are no valid encoding of the message.</exception>");
        writer.Open($"public {name}({Names.ReadOnlySpan} data)");
        writer.Line("_data = data;");
        writer.Line($"{Names.Messages}DecodeState state = default;");
        writer.Line($"var reader = new {Names.Messages}MessageReader(data, ref state);");
        if (message.IsPacked)
        {
            WritePackedMarks(writer, message);
        }
        else
        {
            WriteTaggedMarks(writer, message);
        }

        writer.Gap();
        writer.Line($"{View}Require(reader, state, {Schema(message)});");
        writer.Close();
    }

    private static void WriteTaggedMarks(SourceWriter writer, MessageModel message)
    {
        foreach (FieldModel field in message.Fields.Where(field => HasOffset(message, field)))
        {
            writer.Line($"{Offset(field)} = data.Length;");
        }

        writer.Gap();
        writer.Open("for (uint tag = reader.ReadTag(); tag != 0; tag = reader.ReadTag())");
        writer.Open("switch (tag)");
        foreach (FieldModel field in message.Fields)
        {
            if (field.IsPackedList)
            {
                writer.Line($"case {field.ListTag}:");
            }

            IEnumerable<string> others = message.Fields
                .Where(other => field.OneOf is not null && other.OneOf == field.OneOf && other != field)
                .Select(other => $"{Offset(other)} = data.Length;");
            string mark = HasOffset(message, field) ? $"{Offset(field)} = {TaggedMark(field)};" : "reader.SkipItem();";
            WriteBranch(writer, $"case {field.ValueTag}:", [mark, .. others]);
        }

        WriteBranch(writer, "default:", [$"reader.SkipUnknown({Schema(message)});"]);
        writer.Close();
        writer.Close();
    }

    private static string TaggedMark(FieldModel field) => field.Value.Kind switch
    {
        ValueKind.String or ValueKind.Bytes or ValueKind.Memory => "reader.MarkSpan()",
        _ when field.Value.IsMerged => $"reader.MarkNested({Offset(field)})",
        _ => $"reader.Mark{ValueExpressions.TypeArguments(field.Value)}()",
    };

    private static void WriteBranch(SourceWriter writer, string label, IEnumerable<string> lines)
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

    private static void WritePackedMarks(SourceWriter writer, MessageModel message)
    {
        foreach (FieldModel field in message.Fields)
        {
            string presence = $"reader.HasField({field.Number})" + (field.IsOptional ? " && reader.ReadPresence()" : "");
            writer.Line($"{Offset(field)} = {presence} ? {PackedMark(field)} : data.Length;");
            if (field.PaddingAfter > 0)
            {
                writer.Line($"reader.Skip({field.PaddingAfter});");
            }
        }
    }

    private static string PackedMark(FieldModel field) => field switch
    {
        { IsList: true, Length: > 0 } => $"reader.MarkItems{ReaderArguments(field.Value)}({field.Length})",
        { IsList: true } => $"reader.MarkCounted{ReaderArguments(field.Value)}()",
        { Length: > 0 } => $"reader.MarkFixed({field.Length})",
        { Value.IsInline: true } => $"reader.MarkFixed({field.Value.FixedSize})",
        { Value.Kind: ValueKind.String or ValueKind.Bytes or ValueKind.Memory or ValueKind.Message } => "reader.MarkSpan()",
        _ => $"reader.Mark{ValueExpressions.TypeArguments(field.Value)}()",
    };
}
