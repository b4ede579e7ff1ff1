using Microsoft.CodeAnalysis;

namespace Coilwright.Generators.Parsing;

/// <summary>Looks at how messages are nested in each other.</summary>
internal sealed class NestingChecker(MessageTypes types)
{
    private const int MostDepth = 16;

    private readonly Dictionary<INamedTypeSymbol, int> _depths = new(SymbolEqualityComparer.Default);

    /// <summary>Reports fields that nest too deep or would never end.</summary>
    public void Check(INamedTypeSymbol type, ParseContext context)
    {
        foreach ((IPropertySymbol property, INamedTypeSymbol nested, bool isAlwaysThere) in types.NestedIn(type))
        {
            int depth = 1 + DepthOf(nested);
            if (depth > MostDepth)
            {
                context.Report(Rule.MessageNestedTooDeep, property, property.Name, Text.Of(depth), Text.Of(MostDepth));
            }

            if (isAlwaysThere && Reaches(nested, type, onlyAlwaysThere: true))
            {
                context.Report(Rule.MessageContainsItself, property, property.Name, TypeNames.Readable(property.Type));
            }
        }
    }

    /// <summary>Whether a message can contain another of its own type, at whatever depth.</summary>
    public bool IsRecursive(INamedTypeSymbol type) => types.NestedIn(type).Any(field => Reaches(field.Message, type, onlyAlwaysThere: false));

    // A message met again on the way down counts as 0: how deep it really goes is limited where it is decoded.
    private int DepthOf(INamedTypeSymbol type)
    {
        if (!_depths.TryGetValue(type, out int depth))
        {
            _depths[type] = 0;
            foreach ((_, INamedTypeSymbol nested, _) in types.NestedIn(type))
            {
                depth = Math.Max(depth, 1 + DepthOf(nested));
            }

            _depths[type] = depth;
        }

        return depth;
    }

    private bool Reaches(INamedTypeSymbol from, INamedTypeSymbol to, bool onlyAlwaysThere)
    {
        var seen = new HashSet<INamedTypeSymbol>(SymbolEqualityComparer.Default);
        var open = new Stack<INamedTypeSymbol>();
        open.Push(from);
        while (open.Count > 0)
        {
            INamedTypeSymbol type = open.Pop();
            if (SymbolEqualityComparer.Default.Equals(type, to))
            {
                return true;
            }

            if (seen.Add(type))
            {
                foreach ((_, INamedTypeSymbol nested, bool isAlwaysThere) in types.NestedIn(type))
                {
                    if (isAlwaysThere || !onlyAlwaysThere)
                    {
                        open.Push(nested);
                    }
                }
            }
        }

        return false;
    }
}
