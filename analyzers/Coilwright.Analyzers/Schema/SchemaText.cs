using Coilwright.Generators.Model;
using Coilwright.Generators.Parsing;
using Microsoft.CodeAnalysis;

namespace Coilwright.Analyzers.Schema;

/// <summary>Puts what a message or service is on the wire into lines.</summary>
internal static class SchemaText
{
    /// <summary>The lines of a message or service; none for any other type, or while anything is wrong with it.</summary>
    public static IReadOnlyList<SchemaLine> Of(INamedTypeSymbol type, KnownSymbols known, CancellationToken cancellationToken) =>
        KnownSymbols.Find(type, known.Message) is not null && MessageParser.Parse(type, known, report: null, cancellationToken) is { } message ? Of(message)
        : KnownSymbols.Find(type, known.Service) is not null && ServiceParser.Parse(type, known, report: null, cancellationToken) is { } service
            ? Of(service, ServiceParser.NameOf(type, known)!)
            : [];

    private static List<SchemaLine> Of(MessageModel message)
    {
        string owner = "message " + message.Name;
        return
        [
            new(owner, 0, "", message.IsPacked ? "packed" : "tagged"),
            .. message.Fields.Select(field => new SchemaLine(owner, field.Number, field.Name, message.IsPacked ? InPacked(field) : InTagged(field))),
        ];
    }

    private static List<SchemaLine> Of(ServiceModel service, string name) =>
        [.. service.Operations.Select(operation => new SchemaLine("service " + name, operation.Number, operation.Name, Call(operation)))];

    // A field that may be null looks the same as one that may not.
    private static string InTagged(FieldModel field) => field switch
    {
        { IsMap: true } => $"map<{Name(field.Key!)}, {Name(field.Value)}>",
        { IsList: true } => "repeated " + Name(field.Value),
        { OneOf: { } oneOf } => $"{Name(field.Value)} of {oneOf}",
        _ => Name(field.Value),
    };

    private static string InPacked(FieldModel field)
    {
        string value = Name(field.Value) + (field.Value.Form is NumberForm.None ? "" : " " + field.Value.Form.ToString().ToLowerInvariant());
        string size = field.Value.IsInline ? $" in {Text.Of(field.Value.FixedSize)} bytes" : "";
        string shape = (field.IsList, field.Length) switch
        {
            (true, > 0) => $"{Text.Of(field.Length)} times ",
            (true, _) => "list of ",
            _ => "",
        };
        string length = field is { IsList: false, Length: > 0 } ? $" of {Text.Of(field.Length)} bytes" : "";
        string padding = field.PaddingAfter == 0 ? "" : $", padded by {Text.Of(field.PaddingAfter)}";
        return (field.IsOptional ? "optional " : "") + shape + value + size + length + padding;
    }

    private static string Name(ValueModel value) => value switch
    {
        { Kind: ValueKind.Message or ValueKind.Enum } => Plain(value.Type) + (value.FieldType is "Enum" or "Message" ? "" : $" as {value.FieldType.ToLowerInvariant()}"),
        { IsRaw: true, Number.Length: > 0 } => value.Number,
        { IsRaw: true } => value.Kind.ToString().ToLowerInvariant(),
        _ => value.FieldType.ToLowerInvariant(),
    };

    private static string Call(OperationModel operation)
    {
        IEnumerable<string> taken = new[] { operation.Request is null ? null : Plain(operation.Request), operation.Item is null ? null : "stream " + Plain(operation.Item) }
            .OfType<string>();
        string sent = string.Join(", ", taken.DefaultIfEmpty("nothing"));
        string returned = operation.Response is null ? "nothing" : Plain(operation.Response);
        return operation.Form switch
        {
            OperationForm.OneWay => sent + ", one way",
            OperationForm.ServerStream or OperationForm.Duplex => $"{sent} -> stream {returned}",
            _ => $"{sent} -> {returned}",
        };
    }

    private static string Plain(string type) => type.Replace("global::", "");
}
