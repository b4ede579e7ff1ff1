using Coilwright.Generators.Parsing;
using Microsoft.CodeAnalysis;

namespace Coilwright.Analyzers.Advice;

/// <summary>What could be better about a map that is right. Asked by the analyzer only: the generator has no use for it.</summary>
internal static class MapAdvice
{
    public static void Check(INamedTypeSymbol type, ParsedMap map, ParseContext context, Compilation compilation)
    {
        AddressAdvice.Check(type, map, context, compilation);
        PlanAdvice.Check(type, map, context);
        PollGroupAdvice.Check(type, map, context);
        WriteGroupAdvice.Check(type, map, context);
        foreach (ParsedMember member in map.Members.Where(member => !member.IsInherited))
        {
            OrderAdvice.Check(member, map.Settings, context);
            RangeAdvice.Check(member, context);
            EnumAdvice.Check(member, context);
            WidthAdvice.Check(member, context);
        }
    }
}
