namespace Coilwright.Generators.Model;

/// <summary>A group of another map.</summary>
/// <param name="Name">The property's name, not escaped.</param>
/// <param name="Identifier">The property's name, escaped.</param>
/// <param name="FieldName">A name for the field behind it that no member of the map has.</param>
/// <param name="Declaration">The property's accessibility and modifiers: <c>public partial</c>.</param>
/// <param name="Type">The property's type.</param>
/// <param name="ElementType">The map of one element.</param>
/// <param name="IsList">Whether the property is a list.</param>
/// <param name="Settings">The initializers of its description.</param>
/// <param name="InitialCount">How many elements a new map has.</param>
/// <param name="IsInherited">Whether a base of the map has the field and the property.</param>
/// <param name="FieldAccessibility">How accessible the field is: to maps derived from this one, if there may be any.</param>
/// <param name="Text">Where it stands, for documentation.</param>
internal sealed record GroupModel(
    string Name,
    string Identifier,
    string FieldName,
    string Declaration,
    string Type,
    string ElementType,
    bool IsList,
    EquatableArray<string> Settings,
    int InitialCount,
    bool IsInherited,
    string FieldAccessibility,
    string Text);
