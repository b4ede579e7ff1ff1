using Coilwright.Modbus;

namespace Coilwright.Soak;

/// <summary>Units whose registers and coils are functions of their addresses, and mailboxes for the callers.</summary>
internal sealed class ModbusSoakServer : ISoakServer
{
    private readonly ModbusServer _server;

    private ModbusSoakServer(ModbusServer server) => _server = server;

    public int Port => _server.Port;

    public static ModbusSoakServer Listen(string scheme, TlsServerOptions tls, Tickets tickets)
    {
        ModbusServer server = ModbusServer.Listen($"{scheme}://127.0.0.1:0", new ModbusServerOptions { Tls = tls, MaxConnections = 10_000 });
        for (byte unit = 1; unit <= Plant.Units; unit++)
        {
            server.AddUnit(unit, Serve(unit));
        }

        for (int number = 0; number < tickets.Callers; number++)
        {
            int caller = number;
            ModbusMapHandle<Mailbox> mailbox = server.Map(1, new Mailbox(), Plant.MailboxOf(caller));
            mailbox.OnWrite(MailboxMembers.Ticket, ticket => tickets.Add(caller, ticket));
        }

        return new ModbusSoakServer(server);
    }

    // It answers one request of a connection before it takes the next, and keeps no table of them.
    public Task<string> FindLeftAsync() => Task.FromResult("");

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private static RegisterTables Serve(byte unit)
    {
        var tables = new RegisterTables(
            coils: Plant.Addresses, discreteInputs: Plant.Addresses, inputRegisters: Plant.Addresses, holdingRegisters: Plant.Addresses);
        ushort[] registers = [.. Enumerable.Range(0, Plant.Addresses).Select(address => Plant.Register(unit, address))];
        bool[] coils = [.. Enumerable.Range(0, Plant.Addresses).Select(address => Plant.Coil(unit, address))];
        tables.WriteRegisters(RegisterTable.HoldingRegister, 0, registers);
        tables.WriteRegisters(RegisterTable.InputRegister, 0, registers);
        tables.WriteBits(RegisterTable.Coil, 0, coils);
        tables.WriteBits(RegisterTable.DiscreteInput, 0, coils);
        return tables;
    }
}
