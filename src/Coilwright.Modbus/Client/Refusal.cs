namespace Coilwright.Modbus;

/// <summary>Something that a unit has refused to give.</summary>
/// <param name="Table">The table it is of.</param>
/// <param name="Address">The first address, as it goes over the wire.</param>
/// <param name="Count">
/// How many addresses; no request that covers all of them is worth sending. 0 where everything is there but no request may span the border
/// before <paramref name="Address"/>, because something in the gap there is missing.
/// </param>
/// <param name="Code">Why. <see cref="ModbusExceptionCode.IllegalFunction"/> stands for the whole table.</param>
/// <param name="ForgottenAt">The timestamp from which on it is asked for again.</param>
internal readonly record struct Refusal(RegisterTable Table, int Address, int Count, ModbusExceptionCode Code, long ForgottenAt)
{
    /// <summary>Whether a read of the range cannot succeed, or had better be parted.</summary>
    public bool Bars(RegisterTable table, int address, int count) => table == Table && (Code, Count) switch
    {
        (ModbusExceptionCode.IllegalFunction, _) => true,
        (_, 0) => address < Address && Address < address + count,
        _ => Covers(address, count),
    };

    /// <summary>Whether a member that stands there cannot be read.</summary>
    public bool Holds(RegisterTable table, int address, int count) =>
        table == Table && (Code == ModbusExceptionCode.IllegalFunction || (Count > 0 && Covers(address, count)));

    private bool Covers(int address, int count) => address <= Address && Address + Count <= address + count;
}
