using System.Collections.Immutable;
using Coilwright.Generators.Parsing;
using Microsoft.CodeAnalysis;

namespace Coilwright.Analyzers.Schema;

/// <summary>The enums of a compilation whose values its messages carry. Those of other assemblies are not for it to change.</summary>
internal static class MessageEnums
{
    public static ImmutableHashSet<ISymbol> In(Compilation compilation, KnownSymbols known) => DeclaredTypes.In(compilation.Assembly.GlobalNamespace)
        .Where(type => KnownSymbols.Find(type, known.Message) is not null)
        .SelectMany(static type => type.GetMembers().OfType<IPropertySymbol>())
        .Where(property => KnownSymbols.Find(property, known.Field) is not null)
        .SelectMany(static property => EnumsOf(property.Type))
        .Where(type => SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, compilation.Assembly))
        .ToImmutableHashSet(SymbolEqualityComparer.Default);

    private static IEnumerable<ISymbol> EnumsOf(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => EnumsOf(array.ElementType),
        INamedTypeSymbol { TypeKind: TypeKind.Enum } => [type],
        INamedTypeSymbol named => named.TypeArguments.SelectMany(EnumsOf),
        _ => [],
    };
}
