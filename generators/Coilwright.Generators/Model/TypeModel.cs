namespace Coilwright.Generators.Model;

/// <summary>The type of a map or message as it has to be declared again, and the names of what stands beside it.</summary>
/// <param name="Namespace">The namespace, escaped, or <see langword="null"/> for the global one.</param>
/// <param name="Containers">The declarations of the containing types, outermost first: <c>partial class Outer&lt;T&gt;</c>.</param>
/// <param name="Declaration">The type's own: <c>partial record struct Reading&lt;T&gt;</c>.</param>
/// <param name="Name">The type's name, not escaped.</param>
/// <param name="Identifier">The type's name, escaped.</param>
/// <param name="FullName">The type with <c>global::</c>, for where a member of the same name would be found first.</param>
/// <param name="TypeParameters"><c>&lt;T&gt;</c>, or nothing.</param>
/// <param name="Constraints"><c>where T : struct</c> on a line of its own after a line break, or nothing.</param>
/// <param name="Accessibility">The accessibility that members class and client share with the map.</param>
/// <param name="HasDocumentation">Whether the declaration carries documentation of its own.</param>
/// <param name="ExperimentalIds">The ids by which the compiler reports the use of what is experimental in it.</param>
internal sealed record TypeModel(
    string? Namespace,
    EquatableArray<string> Containers,
    string Declaration,
    string Name,
    string Identifier,
    string FullName,
    string TypeParameters,
    string Constraints,
    string Accessibility,
    bool HasDocumentation,
    EquatableArray<string> ExperimentalIds)
{
    /// <summary>How the map is referred to from beside it.</summary>
    public string Reference => Identifier + TypeParameters;

    /// <summary>The class that describes the members.</summary>
    public string MembersName => Name + "Members";

    /// <summary>How the members class is referred to.</summary>
    public string MembersReference => MembersName + TypeParameters;

    /// <summary>The client class.</summary>
    public string ClientName => Name + "Client";

    /// <summary>The view of a message.</summary>
    public string ViewName => Name + "View";
}
