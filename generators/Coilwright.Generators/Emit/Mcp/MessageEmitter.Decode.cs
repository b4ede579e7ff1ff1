using Coilwright.Generators.Model;

namespace Coilwright.Generators.Emit;

internal static partial class MessageEmitter
{
    // The compiler inlines so much into a method as the method itself is long. Were this one inlined into the short methods that call it,
    // nothing would be left for what it reads with.
    private const string NoInlining =
        "[global::System.Runtime.CompilerServices.MethodImpl(global::System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]";

    private const string State = $"ref {Names.Messages}DecodeState state";

    // The way by which messages are read that are nested in others, or whose type only a type parameter tells. The methods for users don't go
    // by it: for classes such a call looks up at run time what it calls.
    private static void WriteContract(SourceWriter writer, MessageModel message)
    {
        string type = message.Type.Reference;
        writer.Gap();
        writer.Line(GeneratedFile.Attribute);
        string signature = $"static bool {Names.Mcp}IMcpMessage<{type}>.TryDecode({Names.ReadOnlySpan} data, {State}, {MaybeNull} out {type} message)";
        if (!message.IsReusable)
        {
            writer.Line($"{signature} =>");
            writer.Line("    TryDecode(data, ref state, out message);");
            return;
        }

        writer.Open(signature);
        WriteConstruction(writer, message, "message =", onlyRequired: true);
        writer.Line("return TryDecode(data, ref state, message);");
        writer.Close();
        writer.Gap();
        writer.Line(GeneratedFile.Attribute);
        writer.Line($"static bool {Names.Mcp}IReusableMcpMessage<{type}>.TryDecodeInto({Names.ReadOnlySpan} data, {State}, {type} target) =>");
        writer.Line("    TryDecode(data, ref state, target);");
    }

    private static void WriteDecode(SourceWriter writer, MessageModel message)
    {
        string type = message.Type.Reference;
        string result = message.IsReusable ? $"{type} target" : $"{MaybeNull} out {type} message";
        writer.Gap();
        writer.Line(GeneratedFile.Attribute);
        writer.Line(NoInlining);
        writer.Open($"private static bool TryDecode({Names.ReadOnlySpan} data, {State}, {result})");
        WriteFieldsRead(writer, message);
        writer.Open("if (reader.HasFailed(Schema))");
        if (!message.IsReusable)
        {
            writer.Line("message = default;");
        }

        writer.Line("return false;");
        writer.Close();
        writer.Gap();
        if (message.IsReusable)
        {
            foreach (FieldModel field in message.Fields)
            {
                writer.Line($"target.{field.Identifier} = {Final(field)};");
            }
        }
        else
        {
            WriteConstruction(writer, message, "message =", onlyRequired: false);
        }

        writer.Line("return true;");
        writer.Close();
    }

    private static void WriteFieldsRead(SourceWriter writer, MessageModel message)
    {
        writer.Line($"scoped var reader = new {Names.Messages}MessageReader(data, ref state);");
        if (message.IsPacked)
        {
            foreach (FieldModel field in message.Fields)
            {
                WritePackedRead(writer, message, field);
            }

            writer.Gap();
            return;
        }

        foreach (FieldModel field in message.Fields)
        {
            writer.Line(Declaration(message, field));
        }

        WriteTagLoop(writer, message);
        foreach (FieldModel field in message.Fields.Where(IsMerged))
        {
            writer.Line($"{field.Type} {field.Local} = {FieldExpressions.Decoded(message, field)};");
        }
    }

    private static bool IsMerged(FieldModel field) => field.Shape == FieldShape.Single && field.Value.IsMerged;

    private static string Declaration(MessageModel message, FieldModel field) => field switch
    {
        _ when IsMerged(field) => $"scoped {Names.Messages}NestedBytes {field.BytesLocal} = default;",
        { Shape: not FieldShape.Single } => FieldExpressions.Builder(message, field),
        _ => $"{field.Type} {field.Local} = {Missing(field)};",
    };

    private static string Missing(FieldModel field) => field.IsOptional ? "null" : ValueExpressions.Default(field.Value);

    // What a property is set to in the end.
    private static string Final(FieldModel field) =>
        field.Shape == FieldShape.Single ? field.Local : FieldExpressions.Collected(field);

    private static void WriteConstruction(SourceWriter writer, MessageModel message, string start, bool onlyRequired)
    {
        string Value(int index) => onlyRequired ? Empty(message.Fields[index]) : Final(message.Fields[index]);
        string[] arguments = [.. message.Construction.Arguments.Select(argument => $"{argument.Parameter}: {Value(argument.Member)}")];
        string[] initialized =
        [
            .. message.Construction.Initialized
                .Where(index => !onlyRequired || message.Fields[index].IsRequired)
                .Select(index => $"{message.Fields[index].Identifier} = {Value(index)},"),
        ];
        string end = initialized.Length == 0 ? ";" : "";
        writer.Line($"{start} new {message.Type.Reference}({string.Join(", ", arguments)}){end}");
        if (initialized.Length > 0)
        {
            writer.Line("{");
            writer.Indent();
            writer.Line(string.Join("\n", initialized));
            writer.Outdent();
            writer.Line("};");
        }
    }

    // What stands in a new object until it is read into; nested messages and collections that are required are then made new.
    private static string Empty(FieldModel field) => field switch
    {
        { IsOptional: true } => "null",
        { IsMap: true } or { IsList: true } => "[]",
        { Value.Kind: ValueKind.Message, Value.IsValueType: false } => "null!",
        _ => ValueExpressions.Default(field.Value),
    };
}
