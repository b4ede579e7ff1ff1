using Coilwright.Generators.Model;

namespace Coilwright.Generators.Parsing;

/// <summary>What the map's attribute says.</summary>
internal sealed record MapSettings(RegisterOrder Order, int MaxGap, int MaxRegistersPerRead, int MaxBitsPerRead)
{
    /// <summary>How many registers or bits of the table one read may ask for.</summary>
    public int ReadLimit(RegisterTable table) => table.IsBits() ? MaxBitsPerRead : MaxRegistersPerRead;
}
