namespace Coilwright.Generators.Model;

/// <summary>How many values a field has, and in what they are kept.</summary>
internal enum FieldShape
{
    Single,
    Array,
    List,

    /// <summary>A list known by one of its interfaces.</summary>
    ListInterface,
    Map,
}
