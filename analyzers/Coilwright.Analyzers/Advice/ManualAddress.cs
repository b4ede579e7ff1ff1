using Coilwright.Generators.Model;
using Coilwright.Generators.Parsing;
using Microsoft.CodeAnalysis;

namespace Coilwright.Analyzers.Advice;

/// <summary>An address as old manuals number it, with the digit of its table in front.</summary>
/// <param name="Property">What stands there: a member, or a group of maps.</param>
/// <param name="Attribute">The attribute that says so.</param>
/// <param name="Value">The address.</param>
/// <param name="IsShared">Whether a group begins there that also reaches into other tables, whose addresses then move with it.</param>
internal sealed record ManualAddress(IPropertySymbol Property, AttributeData Attribute, int Value, bool IsShared = false)
{
    private const int Numbers = 9999;

    /// <summary>What manuals call the first register of a table, or <see langword="null"/> for tables that are not numbered so.</summary>
    public static int? FirstOf(RegisterTable table) => table switch
    {
        RegisterTable.InputRegister => 30001,
        RegisterTable.HoldingRegister => 40001,
        _ => null,
    };

    /// <summary>Whether an address carries the digit of its table.</summary>
    public static bool IsIn(RegisterTable table, int address) => FirstOf(table) is { } first && address >= first && address < first + Numbers;

    /// <summary>
    /// All addresses of a table, of members and groups, in ascending order; none if the map has none there, and <see langword="null"/> if not every one
    /// carries the digit. A group whose elements have it in their own addresses has none itself.
    /// </summary>
    public static IReadOnlyList<ManualAddress>? AllOf(ParsedMap map, RegisterTable table, ParseContext context)
    {
        List<ManualAddress> addresses =
            [.. map.Members.Where(member => member.Table == table).Select(member => new ManualAddress(member.Property, member.Attribute.Data, member.Range.Start))];
        foreach (ParsedGroup group in map.Groups.Where(static group => group.After is null))
        {
            (ElementCell[] own, bool isShared) = CellsOf(group, table, context);
            if (own.Length > 0 && (IsIn(table, group.Address) || !own.All(cell => IsIn(table, cell.Range.Start))))
            {
                addresses.Add(new(group.Property, group.Attribute, group.Address, isShared));
            }
        }

        return addresses.All(address => IsIn(table, address.Value)) ? [.. addresses.OrderBy(static address => address.Value)] : null;
    }

    /// <summary>The elements of a map that have the digit in their own addresses, so that their group has not.</summary>
    public static IEnumerable<INamedTypeSymbol> ElementsIn(ParsedMap map, RegisterTable table, ParseContext context) =>
        from @group in map.Groups
        where !IsIn(table, @group.Address)
        let own = CellsOf(@group, table, context).Own
        where own.Length > 0 && own.All(cell => IsIn(table, cell.Range.Start))
        select @group.Element;

    private static (ElementCell[] Own, bool IsShared) CellsOf(ParsedGroup group, RegisterTable table, ParseContext context)
    {
        IReadOnlyList<ElementCell> cells = ElementCell.Of(group.Element, context).Cells;
        ElementCell[] own = [.. cells.Where(cell => cell.Table == table)];
        return (own, own.Length < cells.Count);
    }
}
