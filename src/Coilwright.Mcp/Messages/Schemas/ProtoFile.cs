using System.Globalization;
using System.Text;

namespace Coilwright.Mcp.Messages;

/// <summary>Collects the definitions of a <c>.proto</c> file: every message and enum once, in the order in which they are met.</summary>
internal sealed class ProtoFile
{
    private readonly string _namespace;
    private readonly ProtoNames _names;
    private readonly List<string> _definitions = [];
    private readonly HashSet<object> _defined = [];
    private readonly SortedSet<string> _imports = new(StringComparer.Ordinal);

    /// <summary>Begins a file.</summary>
    /// <param name="name">The full name of the type that gives package and C# namespace.</param>
    public ProtoFile(string name)
    {
        int end = name.LastIndexOf('.');
        _namespace = end < 0 ? "" : name[..end];
        _names = new ProtoNames(_namespace);
    }

    /// <summary>Adds a message and all that it contains.</summary>
    public void Add(MessageSchema schema)
    {
        if (!_defined.Add(schema))
        {
            return;
        }

        int place = _definitions.Count;
        _definitions.Add("");
        _definitions[place] = Define(schema);
    }

    /// <summary>Adds a message, and returns what the file calls it.</summary>
    public string Name(MessageSchema schema)
    {
        Add(schema);
        return _names.Of(schema);
    }

    /// <summary>Imports a file.</summary>
    public void Import(string path) => _imports.Add(path);

    /// <summary>Adds a definition that others have made.</summary>
    public void Add(string definition) => _definitions.Add(definition);

    /// <inheritdoc/>
    public override string ToString()
    {
        var text = new StringBuilder("syntax = \"proto3\";\n");
        if (_namespace.Length > 0)
        {
            string package = string.Join('.', _namespace.Split('.').Select(ProtoNames.ToSnakeCase));
            text.Append(CultureInfo.InvariantCulture, $"\npackage {package};\n\noption csharp_namespace = \"{_namespace}\";\n");
        }

        text.Append(_imports.Count == 0 ? "" : "\n");
        foreach (string import in _imports)
        {
            text.Append(CultureInfo.InvariantCulture, $"import \"{import}\";\n");
        }

        foreach (string definition in _definitions)
        {
            text.Append('\n').Append(definition);
        }

        return text.ToString();
    }

    private string Define(MessageSchema schema)
    {
        var body = new List<string>();
        if (schema.Reserved.Count > 0)
        {
            body.Add($"  reserved {string.Join(", ", schema.Reserved.Select(number => number.ToString(CultureInfo.InvariantCulture)))};\n");
        }

        var oneOfs = new HashSet<string>();
        foreach (FieldSchema field in schema.Fields)
        {
            if (field.OneOf is null)
            {
                body.Add($"  {Label(field)}{Type(field)} {Define(field)}");
            }
            else if (oneOfs.Add(field.OneOf))
            {
                body.Add(DefineOneOf(schema, field.OneOf));
            }
        }

        return $"message {_names.Of(schema)} {{\n{string.Concat(body)}}}\n";
    }

    private string DefineOneOf(MessageSchema schema, string name)
    {
        IEnumerable<string> fields = schema.Fields
            .Where(field => field.OneOf == name)
            .Select(field => $"    {Type(field)} {Define(field)}");
        return $"  oneof {ProtoNames.ToSnakeCase(name)} {{\n{string.Concat(fields)}  }}\n";
    }

    private static string Define(FieldSchema field) =>
        string.Create(CultureInfo.InvariantCulture, $"{ProtoNames.ToSnakeCase(field.Name)} = {field.Number};\n");

    private static string Label(FieldSchema field) => field.Label switch
    {
        FieldLabel.Optional => "optional ",
        FieldLabel.Repeated => "repeated ",
        _ => "",
    };

    private string Type(FieldSchema field) =>
        field.Label == FieldLabel.Map ? $"map<{Scalar(field.KeyType)}, {ValueType(field)}>" : ValueType(field);

    private string ValueType(FieldSchema field)
    {
        switch (field.Type)
        {
            case FieldType.Message:
                return Name(field.Message!());
            case FieldType.Enum:
                Add(field.EnumType!);
                return _names.Of(field.EnumType!);
            case FieldType.Timestamp or FieldType.Duration:
                Import($"google/protobuf/{Scalar(field.Type)}.proto");
                return $"google.protobuf.{field.Type}";
            default:
                return Scalar(field.Type);
        }
    }

    private void Add(Type type)
    {
        if (_defined.Add(type))
        {
            _definitions.Add(ProtoEnum.Define(type, _names.Of(type)));
        }
    }

    // The names of the enum are those of the language, but for their case.
    private static string Scalar(FieldType type) => type.ToString().ToLowerInvariant();
}
