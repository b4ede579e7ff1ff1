namespace Coilwright.Generators.Model;

/// <summary>One write request.</summary>
/// <param name="Table">The table it writes.</param>
/// <param name="Address">Its first register or coil.</param>
/// <param name="Count">How many it writes.</param>
/// <param name="Mask">The bits that are written, where it is a single register.</param>
/// <param name="WritesMultiple">Whether a single register is written by function code 16.</param>
internal sealed record WriteBlockModel(RegisterTable Table, int Address, int Count, int Mask, bool WritesMultiple)
{
    /// <summary>The bytes of data that the request carries.</summary>
    public int Size => Table.IsBits() ? (Count + 7) / 8 : Count * 2;
}
