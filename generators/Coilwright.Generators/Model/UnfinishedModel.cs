namespace Coilwright.Generators.Model;

/// <summary>
/// A declaration that gets no code because something is wrong with it, and the properties that would stay without a body then. The compiler
/// would complain of those, and after errors in declarations a build does not run the analyzers, which say what is really wrong.
/// </summary>
/// <param name="HintName">What the name of the file begins with.</param>
/// <param name="HintSuffix">What it ends with.</param>
/// <param name="Type">The type.</param>
/// <param name="Properties">The properties as they have to be declared again: <c>public partial Pump Pump</c>.</param>
internal sealed record UnfinishedModel(string HintName, string HintSuffix, TypeModel Type, EquatableArray<string> Properties);
