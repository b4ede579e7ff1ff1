using Coilwright.Generators.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Coilwright.Generators.Parsing;

/// <summary>What generated code names of a user's: the type, its members that take part, and the types of those; and what their authors say of using them.</summary>
internal static class UsedSymbols
{
    /// <summary>Reports what no code may use: no <c>#pragma</c> of a generated file can silence what is obsolete as an error.</summary>
    public static void CheckObsolete(INamedTypeSymbol type, ParseContext context)
    {
        var reported = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        foreach ((ISymbol place, ISymbol used) in Of(type, context.Known))
        {
            if (used.GetAttributes().Any(IsObsoleteAsError) && reported.Add(place))
            {
                context.Report(Rule.ObsoleteAsError, place, place.Name, used.Name);
            }
        }
    }

    /// <summary>The ids by which the compiler reports the use of what is experimental: users of generated code are told by the things themselves.</summary>
    public static EquatableArray<string> ExperimentalIds(INamedTypeSymbol type, KnownSymbols known) => Of(type, known)
        .SelectMany(static symbols => symbols.Used.GetAttributes())
        .Select(IdOf)
        .OfType<string>()
        .Distinct()
        .OrderBy(static id => id, StringComparer.Ordinal)
        .ToEquatableArray();

    private static IEnumerable<(ISymbol Place, ISymbol Used)> Of(INamedTypeSymbol type, KnownSymbols known)
    {
        for (INamedTypeSymbol? current = type; current is not null; current = current.ContainingType)
        {
            yield return (type, current);
        }

        IEnumerable<ISymbol> members = MapBases.IsMap(type, known) ? MapBases.PropertiesOf(type, known) : type.GetMembers();
        foreach (ISymbol member in members.Where(member => TakesPart(member, known)))
        {
            yield return (member, member);
            foreach (INamedTypeSymbol used in SignatureOf(member).SelectMany(TypesIn))
            {
                yield return (member, used);
            }
        }
    }

    private static bool TakesPart(ISymbol member, KnownSymbols known) => member switch
    {
        IPropertySymbol property => MapBases.IsMapped(property, known) || FieldDeclaration.AttributeOf(property, known) is not null,
        IMethodSymbol => KnownSymbols.Find(member, known.Operation) is not null,
        _ => false,
    };

    private static IEnumerable<ITypeSymbol> SignatureOf(ISymbol member) => member switch
    {
        IPropertySymbol property => [property.Type],
        IMethodSymbol method => method.Parameters.Select(static parameter => parameter.Type).Append(method.ReturnType),
        _ => [],
    };

    private static IEnumerable<INamedTypeSymbol> TypesIn(ITypeSymbol type)
    {
        if (type is IArrayTypeSymbol array)
        {
            return TypesIn(array.ElementType);
        }

        // What the language has a word for is neither.
        return type is INamedTypeSymbol { SpecialType: SpecialType.None } named
            ? named.TypeArguments.SelectMany(TypesIn).Concat(named.ContainingType is null ? [] : TypesIn(named.ContainingType)).Append(named)
            : [];
    }

    private static bool IsObsoleteAsError(AttributeData attribute) =>
        Is(attribute, "ObsoleteAttribute", "System") && attribute.ConstructorArguments is { Length: 2 } arguments && arguments[1].Value is true;

    // What is no identifier the compiler refuses, and reports nothing by it.
    private static string? IdOf(AttributeData attribute) =>
        Is(attribute, "ExperimentalAttribute", "System.Diagnostics.CodeAnalysis") && attribute.Argument() is { Value: string id } && SyntaxFacts.IsValidIdentifier(id) ? id : null;

    private static bool Is(AttributeData attribute, string name, string @namespace) =>
        attribute.AttributeClass is { } type && type.Name == name && type.ContainingNamespace.ToDisplayString() == @namespace;
}
