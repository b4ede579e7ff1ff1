using System.Globalization;
using System.Numerics;
using Coilwright.Generators.Model;
using Coilwright.Generators.Parsing;
using Microsoft.CodeAnalysis;

namespace Coilwright.Analyzers.Schema;

/// <summary>Puts what a message or service is on the wire into lines.</summary>
internal static class SchemaText
{
    /// <summary>The form of a message in the Packed layout.</summary>
    public const string Packed = "packed";

    /// <summary>What stands before each line of a message, service or enum, also of one with errors; <see langword="null"/> for any other type.</summary>
    public static string? OwnerOf(INamedTypeSymbol type, KnownSymbols known) =>
        type.TypeKind == TypeKind.Enum ? SchemaLine.Enum + MessageParser.NameOf(type)
        : KnownSymbols.Find(type, known.Message) is not null ? "message " + MessageParser.NameOf(type)
        : ServiceParser.NameOf(type, known) is { } name ? "service " + name
        : null;

    /// <summary>The lines of a message, service or enum; none for any other type, or while anything is wrong with it.</summary>
    public static IReadOnlyList<SchemaLine> Of(INamedTypeSymbol type, KnownSymbols known, CancellationToken cancellationToken) =>
        type.TypeKind == TypeKind.Enum ? OfEnum(type, OwnerOf(type, known)!)
        : KnownSymbols.Find(type, known.Message) is not null && MessageParser.Parse(type, known, report: null, cancellationToken) is { } message
            ? Of(message, OwnerOf(type, known)!)
        : KnownSymbols.Find(type, known.Service) is not null && ServiceParser.Parse(type, known, report: null, cancellationToken) is { } service
            ? Of(service, OwnerOf(type, known)!)
        : [];

    // A value that is still being typed has no number, and those behind it have another than they will.
    private static IReadOnlyList<SchemaLine> OfEnum(INamedTypeSymbol type, string owner)
    {
        IFieldSymbol[] fields = [.. type.GetMembers().OfType<IFieldSymbol>()];
        return fields.Any(static field => field.ConstantValue is null)
            ? []
            : [.. SchemaLine.Sort(fields.Select(field => new SchemaLine(owner, NumberOf(field), field.Name, "")))];
    }

    private static BigInteger NumberOf(IFieldSymbol field) =>
        BigInteger.Parse(((IFormattable)field.ConstantValue!).ToString(null, CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    private static List<SchemaLine> Of(MessageModel message, string owner) =>
    [
        new(owner, 0, "", message.IsPacked ? Packed : "tagged"),
        .. message.Fields.Select(field => message.IsPacked
            ? new SchemaLine(owner, field.Number, field.Name, InPacked(field, InRaw(field.Value))) { FormerForm = InPacked(field, Name(field.Value)) }
            : new SchemaLine(owner, field.Number, field.Name, InTagged(field))),
    ];

    private static List<SchemaLine> Of(ServiceModel service, string owner) =>
        [.. service.Operations.Select(operation => new SchemaLine(owner, operation.Number, operation.Name, Call(operation)))];

    // A field that may be null looks the same as one that may not.
    private static string InTagged(FieldModel field) => field switch
    {
        { IsMap: true } => $"map<{Name(field.Key!)}, {Name(field.Value)}>",
        { IsList: true } => "repeated " + Name(field.Value),
        { OneOf: { } oneOf } => $"{Name(field.Value)} of {oneOf}",
        _ => Name(field.Value),
    };

    private static string InPacked(FieldModel field, string name)
    {
        string value = name + (field.Value.Form is NumberForm.None ? "" : " " + field.Value.Form.ToString().ToLowerInvariant());
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

    // An enum takes the bytes of the type under it. Files were written once that did not say which.
    private static string InRaw(ValueModel value) => value.Kind == ValueKind.Enum ? $"{Plain(value.Type)} as {value.Number}" : Name(value);

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
