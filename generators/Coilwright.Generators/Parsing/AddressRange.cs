namespace Coilwright.Generators.Parsing;

/// <summary>Adjacent registers or bits of one table.</summary>
/// <param name="Start">The first address.</param>
/// <param name="Count">How many.</param>
internal readonly record struct AddressRange(int Start, int Count)
{
    /// <summary>The address behind the last.</summary>
    public int End => Start + Count;

    /// <summary>Whether the other lies inside.</summary>
    public bool Contains(AddressRange other) => Start <= other.Start && other.End <= End;

    /// <summary>Whether the other shares an address.</summary>
    public bool Meets(AddressRange other) => Start < other.End && other.Start < End;
}
