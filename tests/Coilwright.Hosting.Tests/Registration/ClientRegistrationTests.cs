using Coilwright.Hosting.Tests.Configuration;
using Coilwright.Hosting.Tests.Services;
using Coilwright.Mcp;
using Coilwright.Modbus;
using Microsoft.Extensions.DependencyInjection;

namespace Coilwright.Hosting.Tests.Registration;

/// <summary>Clients that a host makes.</summary>
public sealed class ClientRegistrationTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_modbus_client_is_shared_and_closed_with_its_host()
    {
        ModbusClient client;
        await using (ServiceProvider provider = new ServiceCollection().AddModbusClient("tcp://127.0.0.1:1502").BuildServiceProvider())
        {
            client = provider.GetRequiredService<ModbusClient>();
            Assert.Same(client, provider.GetRequiredService<ModbusClient>());
            Assert.Equal((1502, ConnectionState.Disconnected), (client.Endpoint.Port, client.State));
        }

        Assert.Equal(ConnectionState.Closed, client.State);
    }

    [Fact]
    public async Task A_modbus_client_reads_registers_of_a_server()
    {
        await using ModbusServer server = ModbusServer.Listen("tcp://127.0.0.1:0");
        server.AddUnit(1, new RegisterTables(0, 0, 0, holdingRegisters: 10));
        await using ServiceProvider provider = new ServiceCollection().AddModbusClient(server.Endpoint.ToString()).BuildServiceProvider();
        ushort[] registers = await provider.GetRequiredService<ModbusClient>().ReadHoldingRegistersAsync(1, 0, 4, Token);
        Assert.Equal(4, registers.Length);
    }

    [Fact]
    public async Task Keyed_clients_have_options_of_their_own()
    {
        IServiceCollection services = new ServiceCollection()
            .AddKeyedModbusClient("line1", Json.Section("""{ "Endpoint": "tcp://127.0.0.1:1501", "RequestTimeout": "00:00:07" }"""))
            .AddKeyedModbusClient("line2", "tcp://127.0.0.1:1502", options => options.RequestTimeout = TimeSpan.FromSeconds(8))
            .AddKeyedMcpClient("archive", "mcp://127.0.0.1:8080", options => options.Connections = 3);
        await using ServiceProvider provider = services.BuildServiceProvider();

        Assert.Equal(1501, provider.GetRequiredKeyedService<ModbusClient>("line1").Endpoint.Port);
        Assert.Equal(1502, provider.GetRequiredKeyedService<ModbusClient>("line2").Endpoint.Port);
        Assert.Equal(3, provider.GetRequiredKeyedService<McpClient>("archive").Connections.Count);
        Assert.Null(provider.GetService<McpClient>());
    }

    [Fact]
    public async Task A_client_goes_to_the_next_of_its_endpoints_when_one_does_not_answer()
    {
        await using McpServer server = McpServer.Listen("mcp://127.0.0.1:0", map => map.Map<IGreeter>(new Greeter()));
        IServiceCollection services = new ServiceCollection()
            .AddMcpClient(Json.Section($$"""{ "Endpoints": ["mcp://127.0.0.1:1", "{{server.Endpoint}}"], "Name": "panel" }"""))
            .AddSingleton<IGreeter>(provider => new GreeterClient(provider.GetRequiredService<McpClient>()));
        await using ServiceProvider provider = services.BuildServiceProvider();

        Assert.Equal("Hello, host", (await provider.GetRequiredService<IGreeter>().GreetAsync(new Greeting { Text = "host" }, Token)).Text);
        Assert.Equal("panel", Assert.Single(server.SessionList).Name);
    }

    [Fact]
    public async Task A_generated_client_is_made_by_the_container_itself()
    {
        await using McpServer server = McpServer.Listen("mcp://127.0.0.1:0", map => map.Map<IGreeter>(new Greeter()));
        await using ServiceProvider provider = new ServiceCollection()
            .AddMcpClient(server.Endpoint.ToString()).AddSingleton<IGreeter, GreeterClient>().BuildServiceProvider();
        await provider.GetRequiredService<IGreeter>().GreetAsync(new Greeting(), Token);
    }

    [Fact]
    public async Task A_section_without_an_endpoint_says_so()
    {
        await using ServiceProvider provider = new ServiceCollection().AddMcpClient(Json.Section("""{ "Connections": 2 }""")).BuildServiceProvider();
        InvalidOperationException error = Assert.Throws<InvalidOperationException>(provider.GetRequiredService<McpClient>);
        Assert.Contains("'Plant' has no Endpoint", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_misspelt_option_is_found_when_the_client_is_asked_for()
    {
        await using ServiceProvider provider = new ServiceCollection()
            .AddModbusClient(Json.Section("""{ "Endpoint": "tcp://127.0.0.1", "RequestTimout": "00:00:01" }""")).BuildServiceProvider();
        InvalidOperationException error = Assert.Throws<InvalidOperationException>(provider.GetRequiredService<ModbusClient>);
        Assert.Contains("Plant:RequestTimout", error.Message, StringComparison.Ordinal);
    }
}
