using Coilwright.Modbus.Pdus;

namespace Coilwright.Modbus.Server;

/// <summary>
/// Data of one table as it travels: two bytes a register, most significant first, or eight bits a byte, least significant first. Indices
/// and counts are registers or bits, whichever the table holds.
/// </summary>
internal static class TableData
{
    public static int SizeOf(RegisterTable table, int count) => table.IsBits() ? PackedBits.SizeOf(count) : count * 2;

    public static void Copy(
        RegisterTable table, ReadOnlySpan<byte> source, int sourceIndex, Span<byte> destination, int destinationIndex, int count)
    {
        if (table.IsBits())
        {
            PackedBits.Copy(source, sourceIndex, destination, destinationIndex, count);
        }
        else
        {
            source.Slice(sourceIndex * 2, count * 2).CopyTo(destination[(destinationIndex * 2)..]);
        }
    }
}
