using Coilwright.Generators.Parsing;
using Microsoft.CodeAnalysis;

namespace Coilwright.Analyzers.Advice;

/// <summary>CW0004: the attribute that makes a type a map or message stands on more than one of its parts.</summary>
internal static class AttributeAdvice
{
    public static void Check(INamedTypeSymbol type, INamedTypeSymbol? attributeClass, ParseContext context)
    {
        foreach (AttributeData again in type.GetAttributes().Where(attribute => KnownSymbols.Is(attribute, attributeClass)).Skip(1))
        {
            context.Advise(Rule.AttributeTwice, again, "", type.Name, attributeClass!.Name);
        }
    }
}
