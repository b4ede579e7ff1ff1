namespace Coilwright.Modbus;

/// <summary>
/// What the units behind a client have refused to give, so that maps do not ask for it at every read. Shared by all maps of the client, because it is
/// the device that refuses. Thread-safe.
/// </summary>
internal sealed class RefusalMemory(TimeProvider time)
{
    /// <summary>After this time what was refused is asked for again: a device may have been set up anew.</summary>
    public static readonly TimeSpan KeptFor = TimeSpan.FromMinutes(10);

    private readonly Lock _gate = new();
    private readonly PerUnit<UnitRefusals?> _units = new();

    /// <summary>What a unit is known to refuse; the same object for as long as it is the same.</summary>
    public UnitRefusals Of(byte unit)
    {
        UnitRefusals known = Volatile.Read(in _units.Of(unit)) ?? UnitRefusals.None;
        return known.ForgottenAt == long.MaxValue || time.GetTimestamp() < known.ForgottenAt ? known : Change(unit, now => now.At(time.GetTimestamp()));
    }

    /// <summary>Notes a range that a unit has refused by itself, or with <see cref="ModbusExceptionCode.IllegalFunction"/> a whole table.</summary>
    public void Add(byte unit, MapBlock range, ModbusExceptionCode code)
    {
        long forgottenAt = time.GetTimestamp() + (long)(KeptFor.TotalSeconds * time.TimestampFrequency);
        Change(unit, now => now.With(new Refusal(range.Table, range.Address, range.Count, code, forgottenAt)));
    }

    /// <summary>Notes that a unit refuses longer requests.</summary>
    public void Limit(byte unit, RegisterTable table, int limit) => Change(unit, now => now.WithLimit(table, limit));

    private UnitRefusals Change(byte unit, Func<UnitRefusals, UnitRefusals> change)
    {
        lock (_gate)
        {
            UnitRefusals changed = change(_units.Of(unit) ?? UnitRefusals.None);
            Volatile.Write(ref _units.RoomOf(unit), changed);
            return changed;
        }
    }
}
