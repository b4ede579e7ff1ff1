using Coilwright.Generators.Model;
using Microsoft.CodeAnalysis;

namespace Coilwright.Generators.Parsing;

/// <summary>Finds the properties of groups that have no body, in a map that gets no code.</summary>
internal static class UnfinishedParser
{
    /// <summary>What to print instead of code, or <see langword="null"/> if nothing would be missing or nothing can be added to the type.</summary>
    public static UnfinishedModel? Parse(INamedTypeSymbol type, KnownSymbols known, CancellationToken cancellationToken)
    {
        string[] properties =
        [
            .. type.GetMembers().OfType<IPropertySymbol>()
                .Where(property => HasNoBody(property) && KnownSymbols.Find(property, known.RegisterGroup) is not null)
                .Select(static property => $"{GroupModels.Declaration(property)} {TypeNames.Full(property.Type)} {TypeNames.Escape(property.Name)}"),
        ];
        if (properties.Length == 0 || !TypeDeclarationParser.TakesAnotherPart(type, cancellationToken))
        {
            return null;
        }

        (string hintName, string hintSuffix) = HintNames.Of(type);
        return new(hintName, hintSuffix, TypeParser.Parse(type, known, cancellationToken), properties.ToEquatableArray());
    }

    private static bool HasNoBody(IPropertySymbol property) => property is
    {
        IsPartialDefinition: true,
        PartialImplementationPart: null,
        GetMethod: not null,
        SetMethod: null,
        IsIndexer: false,
        IsStatic: false,
        Name.Length: > 0,
        Type.TypeKind: not TypeKind.Error,
    };
}
