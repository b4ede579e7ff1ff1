using Coilwright.Generators.Model;
using Microsoft.CodeAnalysis;

namespace Coilwright.Generators.Parsing;

/// <summary>Settles what is printed for each field.</summary>
internal static class FieldModels
{
    // Names that the generated methods use themselves.
    private static readonly string[] Taken =
        ["data", "state", "message", "target", "reader", "writer", "tag", "size", "destination"];

    public static EquatableArray<FieldModel> Build(IReadOnlyList<ParsedField> fields)
    {
        // The view keeps what it finds in fields that have an underscore before these names.
        var locals = new HashSet<string>(Taken.Concat(fields.Where(field => field.Property.Name[0] == '_').Select(field => field.Property.Name.Substring(1))));
        return fields.Select(field => Build(field, locals)).ToEquatableArray();
    }

    /// <summary>The bytes that the fields always take together, or 0 if that depends on their values.</summary>
    public static int FixedSize(EquatableArray<FieldModel> fields) =>
        fields.Any(field => field.FixedSize == 0) ? 0 : fields.Sum(field => field.FixedSize);

    /// <summary>The one-ofs in order of their first field.</summary>
    public static EquatableArray<OneOfModel> OneOfs(EquatableArray<FieldModel> fields) =>
        Enumerable.Range(0, fields.Count)
            .Where(index => fields[index].OneOf is not null)
            .GroupBy(index => fields[index].OneOf!)
            .Select(group => new OneOfModel(group.Key, group.ToEquatableArray()))
            .ToEquatableArray();

    private static FieldModel Build(ParsedField field, HashSet<string> locals)
    {
        FieldDeclaration declaration = field.Declaration;
        IPropertySymbol property = field.Property;
        return new(
            declaration.Number,
            property.Name,
            TypeNames.Escape(property.Name),
            Local(property.Name, locals),
            Local(property.Name + "Bytes", locals),
            TypeNames.Full(property.Type),
            property.DeclaredAccessibility == Accessibility.Public ? "public" : "internal",
            field.Type.Shape,
            field.Value,
            field.Key,
            field.Type.IsOptional,
            property.IsRequired,
            declaration.Length,
            declaration.PaddingAfter,
            declaration.MaxLength,
            declaration.OneOf);
    }

    private static string Local(string name, HashSet<string> locals)
    {
        string local = char.ToLowerInvariant(name[0]) + name.Substring(1);
        while (!locals.Add(local))
        {
            local += "Value";
        }

        return TypeNames.Escape(local);
    }
}
