namespace Coilwright.Generators.Model;

/// <summary>A one-of: fields of which at most one has a value.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Fields">The indices of its fields.</param>
internal sealed record OneOfModel(string Name, EquatableArray<int> Fields)
{
    /// <summary>The property that tells which field has a value.</summary>
    public string CaseName => Name + "Case";

    /// <summary>The enum of its fields.</summary>
    public string EnumName => Name + "OneOfCase";
}
