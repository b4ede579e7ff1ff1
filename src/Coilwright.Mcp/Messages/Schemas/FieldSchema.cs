namespace Coilwright.Mcp.Messages;

/// <summary>Describes one field of a message. Created by generated code.</summary>
/// <param name="Number">The field's number.</param>
/// <param name="Name">The name of the C# property.</param>
/// <param name="Type">The type of the value, or of every value of a list or map.</param>
/// <param name="Label">How many values there are.</param>
public sealed record FieldSchema(int Number, string Name, FieldType Type, FieldLabel Label = FieldLabel.Implicit)
{
    /// <summary>The type of a map's keys.</summary>
    public FieldType KeyType { get; init; }

    /// <summary>The one-of that the field belongs to, if any.</summary>
    public string? OneOf { get; init; }

    /// <summary>The C# enum of an <see cref="FieldType.Enum"/>.</summary>
    public Type? EnumType { get; init; }

    /// <summary>The schema of a <see cref="FieldType.Message"/>; asked for when needed, because messages may contain themselves.</summary>
    public Func<MessageSchema>? Message { get; init; }
}
