namespace Coilwright.Mcp.Messages;

/// <summary>Describes a message: its name and its fields. Created by generated code; immutable and safe to share.</summary>
public sealed class MessageSchema
{
    private readonly FieldSchema[] _fields;

    /// <summary>Describes a message.</summary>
    /// <param name="name">The C# type's name with its namespace and containing types, parted by dots.</param>
    /// <param name="layout">How the fields stand on the wire.</param>
    /// <param name="fields">The fields in order of their numbers.</param>
    /// <param name="reserved">Numbers that no field may have.</param>
    public MessageSchema(string name, McpLayout layout, ReadOnlySpan<FieldSchema> fields, params int[] reserved)
    {
        Name = name;
        Layout = layout;
        _fields = fields.ToArray();
        Reserved = reserved;
    }

    /// <summary>The C# type's name with its namespace and containing types, parted by dots.</summary>
    public string Name { get; }

    /// <summary>How the fields stand on the wire.</summary>
    public McpLayout Layout { get; }

    /// <summary>The fields in order of their numbers.</summary>
    public IReadOnlyList<FieldSchema> Fields => _fields;

    /// <summary>Numbers that no field may have.</summary>
    public IReadOnlyList<int> Reserved { get; }

    /// <summary>The field with a number, or <see langword="null"/>.</summary>
    public FieldSchema? Find(int number)
    {
        foreach (FieldSchema field in _fields)
        {
            if (field.Number == number)
            {
                return field;
            }
        }

        return null;
    }
}
