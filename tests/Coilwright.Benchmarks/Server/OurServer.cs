using Coilwright.Benchmarks.Processes;
using Coilwright.Modbus;

namespace Coilwright.Benchmarks.Server;

/// <summary>Our server with one unit.</summary>
internal sealed class OurServer : IBenchmarkServer
{
    public const string Role = "our-server";

    private readonly ModbusServer _server = ModbusServer.Listen("tcp://127.0.0.1:0", new ModbusServerOptions { MaxConnections = 20_000 });

    public OurServer() => _server.AddUnit(1, new RegisterTables(holdingRegisters: 1000));

    public int Port => _server.Endpoint.Port;

    public void Dispose() => _server.DisposeAsync().AsTask().GetAwaiter().GetResult();
}
