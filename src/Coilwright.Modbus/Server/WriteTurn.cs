namespace Coilwright.Modbus.Server;

/// <summary>
/// The right to write to a unit, until disposed. User code runs meanwhile, which may come to write to any unit of its server: so the
/// server's lock is always taken before that of a unit, and no two threads wait for each other. Re-entrant.
/// </summary>
internal ref struct WriteTurn
{
    private Lock.Scope _server;
    private Lock.Scope _unit;

    public WriteTurn(Lock server, Lock unit)
    {
        _server = server.EnterScope();
        _unit = unit.EnterScope();
    }

    public void Dispose()
    {
        _unit.Dispose();
        _server.Dispose();
    }
}
