using Microsoft.CodeAnalysis;

namespace Coilwright.Generators.Parsing;

/// <summary>A constructor whose parameters are all mapped properties or fields.</summary>
/// <param name="Parameters">The parameters that are given, in order.</param>
/// <param name="Members">The member that each takes.</param>
/// <param name="SetsRequired">Whether it takes care of required members.</param>
internal sealed record ConstructorChoice(
    IReadOnlyList<IParameterSymbol> Parameters, IReadOnlyList<IParsedProperty> Members, bool SetsRequired)
{
    /// <summary>The constructor to call, or <see langword="null"/> if each asks for something that is not mapped.</summary>
    public static ConstructorChoice? Choose(INamedTypeSymbol type, IReadOnlyList<IParsedProperty> members)
    {
        // A record is made as it is written: through its own parameters. Other types are made empty and filled where that is possible.
        int direction = type.IsRecord ? -1 : 1;
        return Constructors(type)
            .Select(constructor => Match(constructor, members))
            .OfType<ConstructorChoice>()
            .OrderBy(choice => members.Count(member => member.Property.SetMethod is null && member.SetBy is null && !choice.Members.Contains(member)))
            .ThenBy(choice => choice.Members.Count * direction)
            .FirstOrDefault();
    }

    /// <summary>The first parameter that is in the way.</summary>
    public static string WhyNone(INamedTypeSymbol type, IReadOnlyList<IParsedProperty> members) =>
        Constructors(type)
            .SelectMany(constructor => constructor.Parameters)
            .FirstOrDefault(parameter => !parameter.IsOptional && Find(parameter, members) is null)?.Name ?? type.Name;

    private static IEnumerable<IMethodSymbol> Constructors(INamedTypeSymbol type) =>
        type.InstanceConstructors.Where(constructor => !IsCopyConstructor(constructor, type));

    private static bool IsCopyConstructor(IMethodSymbol constructor, INamedTypeSymbol type) =>
        constructor.Parameters.Length == 1 && SymbolEqualityComparer.Default.Equals(constructor.Parameters[0].Type, type);

    private static ConstructorChoice? Match(IMethodSymbol constructor, IReadOnlyList<IParsedProperty> members)
    {
        var parameters = new List<IParameterSymbol>();
        var matched = new List<IParsedProperty>();
        foreach (IParameterSymbol parameter in constructor.Parameters)
        {
            if (Find(parameter, members) is { } member)
            {
                parameters.Add(parameter);
                matched.Add(member);
            }
            else if (!parameter.IsOptional)
            {
                return null;
            }
        }

        bool setsRequired = constructor.GetAttributes().Any(attribute => attribute.AttributeClass?.Name == "SetsRequiredMembersAttribute");
        return new(parameters, matched, setsRequired);
    }

    private static IParsedProperty? Find(IParameterSymbol parameter, IReadOnlyList<IParsedProperty> members) =>
        members.FirstOrDefault(member =>
            string.Equals(member.Property.Name, parameter.Name, StringComparison.OrdinalIgnoreCase)
            && SymbolEqualityComparer.Default.Equals(member.Property.Type, parameter.Type));
}
