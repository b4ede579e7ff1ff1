using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Coilwright.Tests.Shared.Telemetry;
using static Coilwright.Modbus.Tests.Client.ClientFixture;

namespace Coilwright.Modbus.Tests.Telemetry;

/// <summary>What a server tells of itself.</summary>
public sealed class ServerTelemetryTests
{
    private static ModbusClientOptions Patient => new() { RequestTimeout = TimeSpan.FromSeconds(30) };

    [Fact]
    public async Task Requests_and_connections_are_measured()
    {
        using var metrics = new CollectedMetrics();
        await using ModbusServer server = ModbusServer.Listen("tcp://127.0.0.1:0", new() { Telemetry = new() { MeterFactory = metrics } });
        server.AddUnit(1, new RegisterTables(0, 0, 0, holdingRegisters: 10));
        await using ModbusClient client = await ModbusClient.ConnectAsync(server.Endpoint, Patient, Cancellation);

        await client.ReadHoldingRegistersAsync(1, 0, 2, Cancellation);
        await Assert.ThrowsAsync<ModbusDeviceException>(() => client.ReadHoldingRegistersAsync(1, 9, 2, Cancellation).AsTask());

        Assert.Equal(
            ["rpc.method=ReadHoldingRegisters", "rpc.method=ReadHoldingRegisters error.type=IllegalDataAddress"],
            metrics.Of("rpc.server.call.duration").Select(call => call.Tags));
        Assert.Equal(1, metrics.Observe("modbus.server.connections"));
    }

    [Fact]
    public async Task A_request_is_an_activity_of_its_own()
    {
        var stopped = new ConcurrentQueue<Activity>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "Coilwright.Modbus",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = stopped.Enqueue,
        };
        ActivitySource.AddActivityListener(listener);
        await using ModbusServer server = ModbusServer.Listen("tcp://127.0.0.1:0");
        server.AddUnit(1, new RegisterTables(0, 0, 0, holdingRegisters: 10));
        await using ModbusClient client = await ModbusClient.ConnectAsync(server.Endpoint, Patient, Cancellation);

        await Assert.ThrowsAsync<ModbusDeviceException>(() => client.ReadHoldingRegistersAsync(1, 9, 2, Cancellation).AsTask());

        Activity activity = Assert.Single(stopped, one => one.Kind == ActivityKind.Server && Equals(one.GetTagItem("server.port"), server.Port));
        Assert.Equal(("ReadHoldingRegisters", ActivityStatusCode.Error), (activity.DisplayName, activity.Status));
        Assert.Equal("IllegalDataAddress", activity.GetTagItem("error.type"));
    }

    [Theory]
    [InlineData("tcp")]
    [InlineData("udp")]
    public async Task A_request_is_no_part_of_what_was_going_on_when_the_server_began_to_listen(string scheme)
    {
        var stopped = new ConcurrentQueue<Activity>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "Coilwright.Modbus",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = stopped.Enqueue,
        };
        ActivitySource.AddActivityListener(listener);
        var startUp = new Activity("start-up");
        startUp.Start();
        await using ModbusServer server = ModbusServer.Listen($"{scheme}://127.0.0.1:0");
        startUp.Stop();
        server.AddUnit(1, new RegisterTables(0, 0, 0, holdingRegisters: 10));
        await using ModbusClient client = await ModbusClient.ConnectAsync(server.Endpoint, Patient, Cancellation);

        await client.ReadHoldingRegistersAsync(1, 0, 1, Cancellation);

        Activity activity = Assert.Single(stopped, one => one.Kind == ActivityKind.Server && Equals(one.GetTagItem("server.port"), server.Port));
        Assert.Equal(((Activity?)null, (string?)null), (activity.Parent, activity.ParentId));
    }

    [Fact]
    public async Task Peers_are_logged_and_so_are_those_that_were_one_too_many()
    {
        using var log = new CollectedLog();
        await using ModbusServer server = ModbusServer.Listen(
            "tcp://127.0.0.1:0", new() { MaxConnections = 1, Telemetry = new() { LoggerFactory = log } });
        await using ModbusClient first = await ModbusClient.ConnectAsync(server.Endpoint, Patient, Cancellation);
        await log.WaitForAsync(20);
        await using ModbusClient second = await ModbusClient.ConnectAsync(server.Endpoint, Patient, Cancellation);

        Assert.Contains("there are 1 connections already", await log.WaitForAsync(21), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_tap_sees_requests_and_answers()
    {
        var seen = new ConcurrentQueue<string>();
        var options = new ModbusServerOptions();
        options.Telemetry.FrameTap = (in TappedBytes bytes) =>
            seen.Enqueue(string.Create(CultureInfo.InvariantCulture, $"{bytes.Direction} {Convert.ToHexString(bytes.Bytes)}"));
        await using ModbusServer server = ModbusServer.Listen("tcp://127.0.0.1:0", options);
        server.AddUnit(1, new RegisterTables(0, 0, 0, holdingRegisters: 10));
        await using ModbusClient client = await ModbusClient.ConnectAsync(server.Endpoint, Patient, Cancellation);

        await client.ReadHoldingRegistersAsync(1, 0, 1, Cancellation);

        Assert.Equal(["Received 000100000006010300000001", "Sent 0001000000050103020000"], seen);
    }
}
