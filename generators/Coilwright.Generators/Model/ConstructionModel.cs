namespace Coilwright.Generators.Model;

/// <summary>How a new map is made.</summary>
/// <param name="Arguments">The constructor's arguments, in order.</param>
/// <param name="Initialized">The indices of the members that the object initializer sets.</param>
/// <param name="StartsEmpty">Whether <c>new()</c> alone gives an object that can then be read into.</param>
internal sealed record ConstructionModel(EquatableArray<ArgumentModel> Arguments, EquatableArray<int> Initialized, bool StartsEmpty);
