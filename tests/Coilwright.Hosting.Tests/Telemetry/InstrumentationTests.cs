using System.Diagnostics;
using System.Diagnostics.Metrics;
using Coilwright.Hosting.Tests.Services;
using Coilwright.Mcp;
using Coilwright.Modbus;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace Coilwright.Hosting.Tests.Telemetry;

/// <summary>What OpenTelemetry collects once Coilwright is added to it.</summary>
public sealed class InstrumentationTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Calls_of_a_registered_client_are_measured()
    {
        var metrics = new List<Metric>();
        await using ModbusServer server = ModbusServer.Listen("tcp://127.0.0.1:0");
        server.AddUnit(1, new RegisterTables(0, 0, 0, holdingRegisters: 10));
        var services = new ServiceCollection();
        services.AddModbusClient(server.Endpoint.ToString());
        services.AddMetrics();
        services.AddOpenTelemetry().WithMetrics(builder => builder.AddCoilwrightInstrumentation().AddInMemoryExporter(metrics));
        await using ServiceProvider provider = services.BuildServiceProvider();
        var collector = provider.GetRequiredService<MeterProvider>();
        await provider.GetRequiredService<ModbusClient>().ReadHoldingRegistersAsync(1, 0, 1, Token);

        Assert.True(collector.ForceFlush());
        Assert.Contains(metrics, metric => metric is { Name: "rpc.client.call.duration", MeterName: "Coilwright.Modbus" });
    }

    [Fact]
    public async Task Calls_of_a_registered_client_to_a_registered_server_are_measured_at_both()
    {
        var metrics = new List<Metric>();
        var services = new ServiceCollection();
        services.AddMcpServer().Map<IGreeter>(new Greeter()).Listen("mcp://127.0.0.1:0");
        services.AddMetrics();
        services.AddOpenTelemetry().WithMetrics(builder => builder.AddCoilwrightInstrumentation().AddInMemoryExporter(metrics));
        await using ServiceProvider provider = services.BuildServiceProvider();
        var collector = provider.GetRequiredService<MeterProvider>();
        await using McpServer server = provider.GetRequiredService<McpServer>();
        services.AddMcpClient(server.Endpoint.ToString(), options => options.Telemetry.MeterFactory = provider.GetRequiredService<IMeterFactory>());
        await using ServiceProvider clients = services.BuildServiceProvider();
        await new GreeterClient(clients.GetRequiredService<McpClient>()).GreetAsync(new Greeting(), Token);

        await Eventually.HoldsAsync(() => collector.ForceFlush() && metrics.ToArray().Count(metric => metric is { MeterName: "Coilwright.Mcp", Name: "rpc.client.call.duration" or "rpc.server.call.duration" }) >= 2);
    }

    [Fact]
    public async Task A_call_is_traced_from_its_client_into_its_server()
    {
        var activities = new List<Activity>();
        var services = new ServiceCollection();
        services.AddOpenTelemetry().WithTracing(builder => builder.AddCoilwrightInstrumentation().AddSource("test").AddInMemoryExporter(activities));
        await using ServiceProvider provider = services.BuildServiceProvider();
        provider.GetRequiredService<TracerProvider>();
        await using McpServer server = McpServer.Listen("mcp://127.0.0.1:0", map => map.Map<IGreeter>(new Greeter()));
        await using McpClient client = await McpClient.ConnectAsync(server.Endpoint.ToString(), Token);
        using var source = new ActivitySource("test");
        ActivityTraceId trace;
        using (Activity caller = source.StartActivity("caller")!)
        {
            trace = caller.TraceId;
            await new GreeterClient(client).GreetAsync(new Greeting(), Token);
        }

        // The activity at the server ends after its answer has gone. Copied first: those of other tests may come meanwhile.
        await Eventually.HoldsAsync(() => activities.ToArray().Any(activity => activity is { Kind: ActivityKind.Server } && activity.TraceId == trace));
    }
}
