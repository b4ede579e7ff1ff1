using Coilwright.Generators.Model;

namespace Coilwright.Generators.Emit;

internal static partial class ViewEmitter
{
    private static void WriteProperty(SourceWriter writer, MessageModel message, FieldModel field)
    {
        (string type, string value) = field.Shape switch
        {
            FieldShape.Map => OfMap(message, field),
            FieldShape.Single => OfSingle(field),
            _ => OfList(message, field),
        };
        bool tellsPresence = HasOffset(message, field) && (field.IsOptional || field.Value.Kind == ValueKind.Message) && !type.EndsWith("?", StringComparison.Ordinal);
        if (tellsPresence)
        {
            writer.Gap();
            Documentation.Summary(writer, $"Whether the message has {field.Name}.");
            writer.Line($"{field.Accessibility} bool Has{field.Name} => {Offset(field)} < _data.Length;");
        }

        writer.Gap();
        Documentation.Summary(writer, $"{field.Name}{Explanation(field)}.");
        writer.Line($"{field.Accessibility} {type} {field.Identifier} => {value};");
    }

    private static string Explanation(FieldModel field) => field.Shape switch
    {
        FieldShape.Single => field.Value.Kind == ValueKind.String ? " as UTF-8" : "",
        FieldShape.Map => ", read as it is enumerated",
        _ => field.Value.Kind == ValueKind.String ? " as UTF-8, read as it is enumerated" : ", read as it is enumerated",
    };

    private static (string Type, string Value) OfSingle(FieldModel field)
    {
        string offset = Offset(field);
        ValueModel value = field.Value;
        string arguments = ValueExpressions.TypeArguments(value);
        return field switch
        {
            { Length: > 0, Value.Kind: ValueKind.String } => (Names.ReadOnlySpan, $"{View}FixedText(_data, {offset}, {field.Length})"),
            { Length: > 0 } => (Names.ReadOnlySpan, $"{View}Slice(_data, {offset}, {field.Length})"),
            { Value.Kind: ValueKind.String or ValueKind.Bytes or ValueKind.Memory } => (Names.ReadOnlySpan, $"{View}Span(_data, {offset})"),
            { Value.IsInline: true } => (value.View, $"new {value.View}({View}Slice(_data, {offset}, {value.FixedSize}))"),
            { Value.Kind: ValueKind.Message } => (value.View, $"new {value.View}({View}Span(_data, {offset}))"),
            { IsOptional: true } => (value.Type + "?", $"{View}Optional{arguments}(_data, {offset})"),
            _ => (value.Type, $"{View}Value{arguments}(_data, {offset})"),
        };
    }

    private static (string Type, string Value) OfList(MessageModel message, FieldModel field)
    {
        string arguments = ReaderArguments(field.Value);
        if (!message.IsPacked)
        {
            return ($"{Names.Messages}RepeatedView{arguments}", $"new(_data, {field.ValueTag}, {Schema(message)})");
        }

        string length = field.Length > 0 ? $", {field.Length}" : "";
        return ($"{Names.Messages}CountedView{arguments}", $"new(_data, {Offset(field)}{length})");
    }

    private static (string Type, string Value) OfMap(MessageModel message, FieldModel field)
    {
        string type = $"{Names.Messages}MapView<{ViewType(field.Key!)}, {Reader(field.Key!)}, {ViewType(field.Value)}, {Reader(field.Value)}>";
        return (type, $"new(_data, {field.ValueTag}, {Schema(message)})");
    }

    private static string ReaderArguments(ValueModel value) => $"<{ViewType(value)}, {Reader(value)}>";

    private static string ViewType(ValueModel value) => value.Kind switch
    {
        ValueKind.String or ValueKind.Bytes or ValueKind.Memory => Names.ReadOnlySpan,
        ValueKind.Message => value.View,
        _ => value.Type,
    };

    private static string Reader(ValueModel value) => Names.Messages + value.Kind switch
    {
        ValueKind.String or ValueKind.Bytes or ValueKind.Memory => "SpanReader",
        ValueKind.Message when value.IsInline => $"InlineViewReader<{value.View}, {value.Type}>",
        ValueKind.Message => $"ViewReader<{value.View}>",
        _ => $"ValueReader{ValueExpressions.TypeArguments(value)}",
    };
}
