namespace Coilwright.Modbus.Server;

/// <summary>
/// The units that a peer has forced into listen-only mode. On TCP each connection is a line of its own, so that no client can silence a unit
/// for the others. For one thread at a time.
/// </summary>
internal sealed class ListenOnlyUnits
{
    private bool[]? _units;

    public bool Contains(byte unit) => _units is not null && _units[unit];

    public void Add(byte unit) => (_units ??= new bool[byte.MaxValue + 1])[unit] = true;

    public void Remove(byte unit) => _units?[unit] = false;
}
