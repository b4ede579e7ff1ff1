namespace Coilwright.Generators.Model;

/// <summary>One read request.</summary>
/// <param name="Table">The table it reads.</param>
/// <param name="Address">Its first register or bit.</param>
/// <param name="Count">How many it reads.</param>
/// <param name="Offset">Where its data begins in the image, in bytes.</param>
internal sealed record BlockModel(RegisterTable Table, int Address, int Count, int Offset)
{
    /// <summary>The bytes of data that its answer carries.</summary>
    public int Size => Table.IsBits() ? (Count + 7) / 8 : Count * 2;

    /// <summary>The method that decodes it: <c>DecodeHoldingRegisters0014</c>.</summary>
    public string MethodName { get; init; } = $"Decode{Table}s{Address:X4}";

    /// <summary>Whether that is the method of another plan's request, which carries just the same.</summary>
    public bool IsShared { get; init; }

    /// <summary>Whether a base of the map has a method of that name, which this one hides.</summary>
    public bool HidesInherited { get; init; }
}
