using Coilwright.Generators.Model;

namespace Coilwright.Generators.Parsing;

/// <summary>What the map's attributes say.</summary>
internal sealed record MapSettings(
    RegisterOrder Order, int MaxGap, int MaxRegistersPerRead, int MaxBitsPerRead, IReadOnlyList<(RegisterTable Table, AddressRange Range)> Forbidden)
{
    /// <summary>How many registers or bits of the table one read may ask for.</summary>
    public int ReadLimit(RegisterTable table) => table.IsBits() ? MaxBitsPerRead : MaxRegistersPerRead;

    /// <summary>What no read of the table may touch.</summary>
    public IReadOnlyList<AddressRange> ForbiddenIn(RegisterTable table) =>
        [.. Forbidden.Where(forbidden => forbidden.Table == table).Select(forbidden => forbidden.Range)];

    /// <summary>The forbidden range that these registers or bits touch, or <see langword="null"/>.</summary>
    public AddressRange? Forbids(RegisterTable table, AddressRange range)
    {
        foreach (AddressRange forbidden in ForbiddenIn(table))
        {
            if (forbidden.Meets(range))
            {
                return forbidden;
            }
        }

        return null;
    }
}
