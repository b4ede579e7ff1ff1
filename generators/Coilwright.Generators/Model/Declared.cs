namespace Coilwright.Generators.Model;

/// <summary>What became of a declaration.</summary>
/// <param name="Model">What is printed for it, or <see langword="null"/> if anything is wrong.</param>
/// <param name="Unfinished">What is printed where there is no model, or <see langword="null"/> if nothing has to be.</param>
internal sealed record Declared<TModel>(TModel? Model, UnfinishedModel? Unfinished)
    where TModel : class, IEquatable<TModel>;
