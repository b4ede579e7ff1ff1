namespace Coilwright.Generators.Model;

/// <summary>All that is printed for one service. Equal for equal declarations, holds no symbol or syntax, and leaves nothing to be worked out.</summary>
/// <param name="HintName">The start of the name of the generated file.</param>
/// <param name="HintSuffix">What stands in that name behind the part that is its alone.</param>
/// <param name="Namespace">The namespace, escaped, or <see langword="null"/> for the global one.</param>
/// <param name="ExperimentalIds">The ids by which the compiler reports the use of what is experimental in it.</param>
/// <param name="Accessibility">The accessibility that the client shares with the interface.</param>
/// <param name="Interface">The interface, as generated code has to write it.</param>
/// <param name="ClientName">The client's name.</param>
/// <param name="Name">The name on the wire, as a literal.</param>
/// <param name="Operations">The operations in order of their numbers.</param>
internal sealed record ServiceModel(
    string HintName,
    string HintSuffix,
    string? Namespace,
    EquatableArray<string> ExperimentalIds,
    string Accessibility,
    string Interface,
    string ClientName,
    string Name,
    EquatableArray<OperationModel> Operations);
