using Coilwright.Modbus.Tests.Client;
using Coilwright.Modbus.Tests.Server;

namespace Coilwright.Modbus.Tests.Gateway;

/// <summary>A gateway in memory, whose line leads to a scripted device.</summary>
internal sealed class GatewayFixture : IAsyncDisposable
{
    private readonly PipeListener _listener = new();

    private GatewayFixture(ClientFixture line, ModbusServerOptions options)
    {
        Line = line;
        Gateway = ModbusGateway.Listen(_listener, options);
    }

    public ClientFixture Line { get; }

    public ModbusGateway Gateway { get; }

    public static async Task<GatewayFixture> StartAsync(
        ModbusServerOptions? options = null, Action<ModbusClientOptions>? configureLine = null) =>
        new(await ClientFixture.ConnectAsync(configureLine), options ?? new ModbusServerOptions());

    /// <summary>A client's connection to the gateway.</summary>
    public PipeConnection Connect() => _listener.Connect();

    public async ValueTask DisposeAsync()
    {
        await Gateway.DisposeAsync();
        await Line.DisposeAsync();
    }
}
