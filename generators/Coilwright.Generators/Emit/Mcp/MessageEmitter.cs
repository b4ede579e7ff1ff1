using Coilwright.Generators.Model;

namespace Coilwright.Generators.Emit;

/// <summary>
/// Prints the other half of the message's type:
/// <code>
/// partial record UserEvent : IMcpMessage&lt;UserEvent&gt;
/// {
///     public static MessageSchema Schema { get; } = ...;
///     public static UserEvent Decode(ReadOnlySpan&lt;byte&gt; data) ...      // TryDecode, and DecodeInto where a message can be read into
///     public int GetEncodedSize() ...
///     public int Encode(Span&lt;byte&gt; destination) ...
///     static bool IMcpMessage&lt;UserEvent&gt;.TryDecode(...) ...            // for messages nested in others, and generic code
///     private static bool TryDecode(..., ref DecodeState state, ...)     // what all the ways to decode come down to
/// }
/// </code>
/// Everything that is the same for all messages is written by hand, in the runtime.
/// </summary>
internal static partial class MessageEmitter
{
    public static string Emit(MessageModel message) => GeneratedFile.Write(message.Type, writer =>
    {
        if (!message.Type.HasDocumentation)
        {
            Documentation.Summary(writer, $"A message in the {message.Layout} layout.");
        }

        FieldTableText.Write(writer, message);
        writer.Open($"{message.Type.Declaration} : {Contract(message)}");
        WriteSchema(writer, message);
        foreach (OneOfModel oneOf in message.OneOfs)
        {
            WriteOneOf(writer, message, oneOf);
        }

        WriteEntryPoints(writer, message);
        WriteSize(writer, message);
        WriteEncode(writer, message);
        WriteContract(writer, message);
        WriteDecode(writer, message);
        writer.Close();
    });

    private static string Contract(MessageModel message)
    {
        string reusable = $"{Names.Mcp}IReusableMcpMessage<{message.Type.Reference}>";
        string @fixed = $"{Names.Mcp}IFixedSizeMcpMessage<{message.Type.Reference}>";
        return (message.IsReusable, message.FixedSize > 0) switch
        {
            (true, true) => $"{reusable}, {@fixed}",
            (true, false) => reusable,
            (false, true) => @fixed,
            _ => $"{Names.Mcp}IMcpMessage<{message.Type.Reference}>",
        };
    }

    private static void WriteEntryPoints(SourceWriter writer, MessageModel message)
    {
        string type = message.Type.Reference;
        const string FormatException = Names.Mcp + "McpFormatException";
        writer.Gap();
        Documentation.Summary(writer, "Makes a new message from its bytes.");
        Documentation.Parameter(writer, "data", "The bytes of the message, no more and no less.");
        writer.Line($"/// <exception cref=\"{FormatException}\">The bytes are no valid encoding of the message.</exception>");
        writer.Line(GeneratedFile.Attribute);
        writer.Open($"public static {type} Decode({Names.ReadOnlySpan} data)");
        writer.Line(NoState);
        if (message.IsReusable)
        {
            WriteConstruction(writer, message, "var message =", onlyRequired: true);
        }

        writer.Open($"if (!TryDecode(data, ref state, {(message.IsReusable ? "message" : "out var message")}))");
        writer.Line("state.Throw(Schema);");
        writer.Close();
        writer.Gap();
        writer.Line("return message;");
        writer.Close();

        writer.Gap();
        Documentation.Summary(writer, "Makes a new message from its bytes, without an exception where they are no valid encoding of it.");
        Documentation.Parameter(writer, "data", "The bytes of the message, no more and no less.");
        Documentation.Parameter(writer, "message", "The message.");
        writer.Line("/// <returns>Whether the bytes are a message.</returns>");
        writer.Line(GeneratedFile.Attribute);
        writer.Open($"public static bool TryDecode({Names.ReadOnlySpan} data, {MaybeNull} out {type} message)");
        writer.Line(NoState);
        if (message.IsReusable)
        {
            WriteConstruction(writer, message, "message =", onlyRequired: true);
        }

        writer.Line($"return TryDecode(data, ref state, {(message.IsReusable ? "message" : "out message")});");
        writer.Close();
        if (message.IsReusable)
        {
            writer.Gap();
            Documentation.Summary(writer, "Reads a message into an object, using again the lists, nested messages and equal strings that it holds.");
            Documentation.Parameter(writer, "data", "The bytes of the message, no more and no less.");
            Documentation.Parameter(writer, "target", "Gets every field, those that are absent as their defaults.");
            writer.Line($"/// <exception cref=\"{FormatException}\">The bytes are no valid encoding of the message; what the target holds is not to be relied on.</exception>");
            writer.Line(GeneratedFile.Attribute);
            writer.Open($"public static void DecodeInto({Names.ReadOnlySpan} data, {type} target)");
            writer.Line("global::System.ArgumentNullException.ThrowIfNull(target);");
            writer.Line(NoState);
            writer.Open("if (!TryDecode(data, ref state, target))");
            writer.Line("state.Throw(Schema);");
            writer.Close();
            writer.Close();
        }
    }

    private const string NoState = $"{Names.Messages}DecodeState state = default;";
    private const string MaybeNull = "[global::System.Diagnostics.CodeAnalysis.MaybeNullWhen(false)]";

    private static void WriteOneOf(SourceWriter writer, MessageModel message, OneOfModel oneOf)
    {
        writer.Gap();
        Documentation.Summary(writer, $"The fields of the one-of {oneOf.Name}, by their numbers.");
        writer.Line(GeneratedFile.Attribute);
        writer.Open($"public enum {oneOf.EnumName}");
        Documentation.Summary(writer, "No field has a value.");
        writer.Line("None = 0,");
        foreach (FieldModel field in oneOf.Fields.Select(index => message.Fields[index]))
        {
            writer.Gap();
            Documentation.Summary(writer, $"{field.Name} has a value.");
            writer.Line($"{field.Identifier} = {field.Number},");
        }

        writer.Close();
        writer.Gap();
        Documentation.Summary(writer, $"Which field of the one-of {oneOf.Name} has a value.");
        writer.Line(GeneratedFile.Attribute);
        writer.Line($"public {oneOf.EnumName} {oneOf.CaseName} =>");
        writer.Indent();
        foreach (FieldModel field in oneOf.Fields.Select(index => message.Fields[index]))
        {
            writer.Line($"{FieldExpressions.Access(field)} is not null ? {oneOf.EnumName}.{field.Identifier} :");
        }

        writer.Line($"{oneOf.EnumName}.None;");
        writer.Outdent();
    }
}
