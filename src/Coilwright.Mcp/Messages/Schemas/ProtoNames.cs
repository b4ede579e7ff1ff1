using System.Text;

namespace Coilwright.Mcp.Messages;

/// <summary>Gives C# types the names that they have in a <c>.proto</c> file.</summary>
/// <param name="ownNamespace">The namespace whose types go by their plain names.</param>
internal sealed class ProtoNames(string ownNamespace)
{
    private readonly Dictionary<object, string> _names = [];
    private readonly HashSet<string> _taken = [];

    /// <summary>The name of a message.</summary>
    public string Of(MessageSchema schema) => Of(schema, schema.Name);

    /// <summary>The name of an enum.</summary>
    public string Of(Type type) => Of(type, type.FullName!.Replace('+', '.'));

    /// <summary>A C# name as the style guide of Protocol Buffers writes fields: <c>VoltageL1</c> becomes <c>voltage_l1</c>.</summary>
    public static string ToSnakeCase(string name)
    {
        var text = new StringBuilder();
        for (int index = 0; index < name.Length; index++)
        {
            bool startsWord = index > 0 && char.IsUpper(name[index])
                && (!char.IsUpper(name[index - 1]) || (index + 1 < name.Length && char.IsLower(name[index + 1])));
            if (startsWord && text[^1] != '_')
            {
                text.Append('_');
            }

            text.Append(char.ToLowerInvariant(name[index]));
        }

        return text.ToString();
    }

    private string Of(object key, string fullName)
    {
        if (_names.TryGetValue(key, out string? name))
        {
            return name;
        }

        // Plain where that is free, with the containing types and namespaces otherwise.
        string local = ownNamespace.Length > 0 && fullName.StartsWith(ownNamespace + ".", StringComparison.Ordinal) ? fullName[(ownNamespace.Length + 1)..] : fullName;
        name = local[(local.LastIndexOf('.') + 1)..];
        if (!_taken.Add(name))
        {
            name = local.Replace('.', '_');
            _taken.Add(name);
        }

        _names.Add(key, name);
        return name;
    }
}
