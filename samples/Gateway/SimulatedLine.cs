using Coilwright.Modbus;

namespace Gateway;

/// <summary>A line without wires: RTU frames over TCP, in this process. Holding register 5 of unit 2 holds 2005, and so on.</summary>
internal static class SimulatedLine
{
    private const int Registers = 100;

    public static ModbusServer Serve(IEnumerable<byte> units)
    {
        ModbusServer server = ModbusServer.Listen("rtu+tcp://127.0.0.1:0");
        foreach (byte unit in units)
        {
            var tables = new RegisterTables(coils: Registers, inputRegisters: Registers, holdingRegisters: Registers);
            ushort[] values = [.. Enumerable.Range(0, Registers).Select(address => (ushort)((unit * 1000) + address))];
            tables.WriteRegisters(RegisterTable.HoldingRegister, 0, values);
            tables.WriteRegisters(RegisterTable.InputRegister, 0, values);
            server.AddUnit(unit, tables);
        }

        return server;
    }
}
