using Coilwright.Hosting.Tests.Configuration;
using Coilwright.Hosting.Tests.Kestrel;
using Coilwright.Hosting.Tests.Services;
using Coilwright.Mcp;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Coilwright.Hosting.Tests.Registration;

/// <summary>The server of a host, with a listener of its own or with Kestrel's.</summary>
public sealed class ServerRegistrationTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_server_listens_and_stops_with_its_host()
    {
        using IHost host = Create(services => services.AddMcpServer().Map<IGreeter, Greeter>().Listen("mcp://127.0.0.1:0"));
        await host.StartAsync(Token);
        var server = host.Services.GetRequiredService<McpServer>();
        await using McpClient client = await McpClient.ConnectAsync(server.Endpoint.ToString(), Token);
        ValueTask<Greeting> taken = new GreeterClient(client).WaitAsync(new Greeting { Text = "taken" }, Token);
        Greeter greeter = host.Services.GetRequiredService<Greeter>();
        await greeter.WaitBegan.Task.WaitAsync(Patience, Token);

        Task stopping = host.StopAsync(Token);
        await Eventually.HoldsAsync(() => client.Connections[0].State != ConnectionState.Connected);
        greeter.Released.SetResult();
        Assert.Equal("taken", (await taken).Text);
        await stopping.WaitAsync(Patience, Token);
        Assert.Empty(server.SessionList);
    }

    [Fact]
    public async Task A_host_that_waits_no_longer_cuts_what_is_not_done()
    {
        using IHost host = Create(services => services.AddMcpServer().Map<IGreeter, Greeter>().Listen("mcp://127.0.0.1:0"));
        await host.StartAsync(Token);
        var options = new McpClientOptions { RetriesWhenLost = 0 };
        await using McpClient client = await McpClient.ConnectAsync(host.Services.GetRequiredService<McpServer>().Endpoint.ToString(), options, Token);
        ValueTask<Greeting> taken = new GreeterClient(client).WaitAsync(new Greeting(), Token);
        await host.Services.GetRequiredService<Greeter>().WaitBegan.Task.WaitAsync(Patience, Token);

        await host.StopAsync(new CancellationToken(canceled: true)).WaitAsync(Patience, Token);
        Assert.True((await Assert.ThrowsAsync<McpConnectionException>(async () => await taken)).MayHaveBeenApplied);
    }

    [Fact]
    public async Task A_section_says_where_the_server_listens_and_how_it_behaves()
    {
        var greeter = new Greeter();
        using IHost host = Create(services => services
            .AddMcpServer(Json.Section("""{ "Endpoint": "mcp://127.0.0.1:0", "MaxConnections": 1 }"""), options => options.MaxConcurrent = 3).Map<IGreeter>(greeter));
        await host.StartAsync(Token);
        var server = host.Services.GetRequiredService<McpServer>();
        await using McpClient client = await McpClient.ConnectAsync(server.Endpoint.ToString(), Token);
        await new GreeterClient(client).GreetAsync(new Greeting(), Token);
        McpServerOptions options = host.Services.GetRequiredService<IOptions<McpServerOptions>>().Value;
        Assert.Equal((1, 3), (options.MaxConnections, options.MaxConcurrent));
        await host.StopAsync(Token);
    }

    [Fact]
    public async Task Kestrel_and_a_listener_of_its_own_feed_the_same_server()
    {
        await using KestrelHost host = await KestrelHost.StartAsync(
            services => services.AddMcpServer().Map<IGreeter, Greeter>().Listen("mcp://127.0.0.1:0"), listen => listen.UseMcp());
        await using McpClient first = await McpClient.ConnectAsync($"mcp://127.0.0.1:{host.Port}", Token);
        await using McpClient second = await McpClient.ConnectAsync(host.Server.Endpoint.ToString(), Token);
        await new GreeterClient(first).GreetAsync(new Greeting(), Token);
        await new GreeterClient(second).GreetAsync(new Greeting(), Token);
        Assert.Equal(2, host.Server.SessionList.Count);
        await host.StopAsync(Token);
    }

    [Fact]
    public void A_second_listener_of_its_own_is_refused()
    {
        McpServerBuilder builder = new ServiceCollection().AddMcpServer().Listen("mcp://127.0.0.1:0");
        Assert.Contains("UseMcp", Assert.Throws<InvalidOperationException>(() => builder.Services.AddMcpServer().Listen("mcp://127.0.0.1:1")).Message, StringComparison.Ordinal);
    }

    private static IHost Create(Action<IServiceCollection> services)
    {
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(null);
        services(builder.Services);
        return builder.Build();
    }
}
