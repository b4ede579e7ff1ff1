using Coilwright.Generators.Model;
using Microsoft.CodeAnalysis;

namespace Coilwright.Generators.Parsing;

/// <summary>What stands in a map or in an element of one of its groups, as far as the place is fixed.</summary>
/// <param name="Name">Its name, with those of the groups around it: <c>Strings[3].Voltage</c>.</param>
/// <param name="Table">The table.</param>
/// <param name="Range">Where it lies, from the beginning of the map.</param>
/// <param name="Mask">The bits of its register that belong to it.</param>
/// <param name="IsView">Whether others may lie there too.</param>
internal sealed record ElementCell(string Name, RegisterTable Table, AddressRange Range, int Mask, bool IsView)
{
    private const int MostNested = 8;

    public static ElementCell Of(ParsedMember member) =>
        new(member.Name, member.Table, member.Range, member.Codec.Mask, member.Attribute.IsView);

    /// <summary>The same in an element that begins elsewhere.</summary>
    public ElementCell In(string group, int address) =>
        this with { Name = $"{group}.{Name}", Range = new(address + Range.Start, Range.Count) };

    /// <summary>The cells of an element, and whether those are all.</summary>
    public static (IReadOnlyList<ElementCell> Cells, bool IsFixed) Of(INamedTypeSymbol element, ParseContext context, int depth = MostNested)
    {
        var silent = new ParseContext(context.Known, null, context.CancellationToken);
        List<ElementCell> cells = [.. MemberParser.Parse(element, MapSettingsParser.Parse(element, silent), silent).Select(Of)];
        bool isFixed = true;
        foreach ((AttributeData group, INamedTypeSymbol inner) in depth > 0 ? GroupElement.In(element, context.Known) : [])
        {
            (IReadOnlyList<ElementCell> content, bool isInnerFixed) = Of(inner, context, depth - 1);
            isFixed &= isInnerFixed && !group.Has("After") && !group.Has("CountFrom") && !group.Has("CountFromLength");
            if (isFixed && group.Argument() is { Value: int address })
            {
                cells.AddRange(Repeat("", content, address, group.Named("Count", 1), group.Named("Stride", 0) is > 0 and var stride ? stride : SpanOf(content)));
            }
        }

        return (cells, isFixed);
    }

    /// <summary>The address behind the last cell.</summary>
    public static int SpanOf(IReadOnlyList<ElementCell> cells) => cells.Count == 0 ? 0 : cells.Max(cell => cell.Range.End);

    /// <summary>Whether both give the same registers or bits a value.</summary>
    public bool Meets(ElementCell other) =>
        Table == other.Table && Range.Meets(other.Range) && (Mask & other.Mask) != 0 && !IsView && !other.IsView;

    /// <summary>The cells of all elements of a group.</summary>
    public static IEnumerable<ElementCell> Repeat(string name, IReadOnlyList<ElementCell> cells, int address, int count, int stride) =>
        from index in Enumerable.Range(0, count)
        from cell in cells
        select cell.In(count == 1 ? name : $"{name}[{Text.Of(index)}]", address + (index * stride));
}
