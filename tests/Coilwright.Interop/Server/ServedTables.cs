namespace Coilwright.Interop.Server;

/// <summary>
/// Our server with the tables that every peer reads and writes: coil i is on for every third i, discrete input i for every fifth, input
/// register i is 3i + 1, holding register i is 1000 + i.
/// </summary>
internal static class ServedTables
{
    public static ModbusServer Listen(string endpoint = "tcp://127.0.0.1:0", ModbusServerOptions? options = null)
    {
        const int Bits = 2100;
        const int Registers = 200;
        var tables = new RegisterTables(Bits, Bits, Registers, Registers);
        tables.WriteBits(RegisterTable.Coil, 0, [.. Enumerable.Range(0, Bits).Select(i => i % 3 == 0)]);
        tables.WriteBits(RegisterTable.DiscreteInput, 0, [.. Enumerable.Range(0, Bits).Select(i => i % 5 == 0)]);
        tables.WriteRegisters(RegisterTable.InputRegister, 0, [.. Enumerable.Range(0, Registers).Select(i => (ushort)((3 * i) + 1))]);
        tables.WriteRegisters(RegisterTable.HoldingRegister, 0, [.. Enumerable.Range(0, Registers).Select(i => (ushort)(1000 + i))]);
        ModbusServer server = ModbusServer.Listen(endpoint, options);
        server.AddUnit(1, tables);
        return server;
    }
}
