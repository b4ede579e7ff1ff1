using Coilwright.Modbus.Tests.Client;
using Coilwright.Tests.Shared.Telemetry;
using static Coilwright.Modbus.Tests.Client.ClientFixture;

namespace Coilwright.Modbus.Tests.Telemetry;

/// <summary>What meters tell of a client.</summary>
public sealed class ClientMetricsTests
{
    private const string Calls = "rpc.client.call.duration";

    [Fact]
    public async Task A_call_is_measured_from_its_beginning_to_its_end_and_with_its_error()
    {
        using var metrics = new CollectedMetrics();
        await using ClientFixture fixture = await ConnectAsync(options => options.Telemetry.MeterFactory = metrics);
        Task<ushort[]> read = fixture.Client.ReadHoldingRegistersAsync(1, 7, 1, Cancellation).AsTask();
        ReceivedRequest request = await fixture.ReceiveAsync();
        fixture.Time.Advance(TimeSpan.FromSeconds(0.5));
        await fixture.Peer.SendAsync(AddressesOf(request));
        await read;
        Task refused = fixture.Client.WriteSingleRegisterAsync(1, 7, 1, Cancellation).AsTask();
        await fixture.AnswerAsync(0x86, 2);
        await Assert.ThrowsAsync<ModbusDeviceException>(() => refused);
        Task wrong = fixture.Client.ReadCoilsAsync(1, 7, 1, Cancellation).AsTask();
        await fixture.AnswerAsync(1, 2, 0, 0);
        await Assert.ThrowsAsync<ModbusProtocolException>(() => wrong);
        Task late = fixture.Client.SendPduAsync(1, new byte[] { 65 }, Cancellation).AsTask();
        await fixture.ReceiveAsync();
        await fixture.TimeOutAsync(late);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => fixture.Client.ReadCoilsAsync(1, 7, 1, new CancellationToken(true)).AsTask());

        (double Value, string Tags)[] calls = metrics.Of(Calls);

        Assert.Equal(
            [
                "rpc.method=ReadHoldingRegisters",
                "rpc.method=WriteSingleRegister error.type=IllegalDataAddress",
                "rpc.method=ReadCoils error.type=invalid_answer",
                "rpc.method=FunctionCode65 error.type=timeout",
                "rpc.method=ReadCoils error.type=cancelled",
            ],
            calls.Select(call => call.Tags));
        Assert.Equal(0.5, calls[0].Value, 3);
        Assert.Equal(4, metrics.Of("modbus.client.wait.duration").Length);
    }

    [Fact]
    public async Task Numbers_are_told_when_somebody_asks_until_the_client_is_disposed()
    {
        using var metrics = new CollectedMetrics();
        await using ClientFixture fixture = await ConnectAsync(options => options.Telemetry.MeterFactory = metrics);
        await fixture.AssertNextRequestWorksAsync();
        Task waiting = fixture.Client.ReadHoldingRegistersAsync(1, 7, 1, Cancellation).AsTask();
        Task behind = fixture.Client.ReadHoldingRegistersAsync(1, 7, 1, Cancellation).AsTask();
        ReceivedRequest request = await fixture.ReceiveAsync();

        Assert.Equal(1, metrics.Observe("modbus.client.connections", "state=Connected"));
        Assert.Equal(1, metrics.Observe("modbus.client.requests.in_flight"));
        Assert.Equal(1, metrics.Observe("modbus.client.requests.pending"));
        Assert.Equal(24, metrics.Observe("modbus.client.bytes.sent"));
        Assert.Equal(13, metrics.Observe("modbus.client.bytes.received"));
        Assert.Equal(0, metrics.Observe("modbus.client.reconnects"));
        await fixture.Peer.SendAsync(Frame(77, 1, 3, 2, 0, 0));
        await fixture.Peer.SendAsync(AddressesOf(request));
        await waiting;
        Assert.Equal(1, metrics.Observe("modbus.client.unmatched_answers"));
        await fixture.AnswerReadAsync();
        await behind;
        fixture.Client.Dispose();
        Assert.Null(metrics.Observe("modbus.client.connections", "state=Closed"));
    }

    [Fact]
    public async Task A_pool_tells_of_its_connections_in_use_and_idle()
    {
        using var metrics = new CollectedMetrics();
        await using ClientFixture fixture = await ConnectAsync(options =>
        {
            options.Telemetry.MeterFactory = metrics;
            options.Pool = new() { MaxActive = 2 };
        });
        await fixture.AssertNextRequestWorksAsync();

        Assert.Equal(1, metrics.Observe("modbus.client.connections", "state=Idle"));
        Assert.Equal((2, 0, 1), (fixture.Client.Pool?.MaxActive, fixture.Client.Pool?.Active, fixture.Client.Pool?.Idle));
    }

    [Fact]
    public async Task Connecting_heartbeats_and_refused_requests_are_measured()
    {
        using var metrics = new CollectedMetrics();
        await using ClientFixture fixture = await ConnectAsync(options =>
        {
            options.Telemetry.MeterFactory = metrics;
            options.QueueCapacity = 1;
        });
        await fixture.AssertNextRequestWorksAsync();
        fixture.Time.Advance(TimeSpan.FromSeconds(30));
        await fixture.AnswerReadAsync();
        while (metrics.Of("modbus.client.heartbeat.round_trip").Length == 0)
        {
            await Task.Yield();
        }

        Task[] waiting = [.. Enumerable.Range(0, 2).Select(_ => fixture.Client.WriteSingleRegisterAsync(1, 7, 1, Cancellation).AsTask())];
        await Assert.ThrowsAsync<ModbusConnectionException>(() => fixture.Client.WriteSingleRegisterAsync(1, 7, 1, Cancellation).AsTask());
        foreach (Task write in waiting)
        {
            await fixture.AnswerAsync(6, 0, 7, 0, 1);
            await write;
        }

        Assert.Single(metrics.Of("modbus.client.connect.duration"), one => one.Tags.Length == 0);
        Assert.Single(metrics.Of("modbus.client.requests.shed"));
        Assert.Contains(metrics.Of(Calls), call => call.Tags == "rpc.method=WriteSingleRegister error.type=queue_full");
    }

    [Fact]
    public async Task A_blocking_client_tells_the_same()
    {
        using var metrics = new CollectedMetrics();
        using var server = new RawServer();
        using var client = ModbusClient.Connect(server.Endpoint, new ModbusClientOptions { Telemetry = new() { MeterFactory = metrics } });

        await Task.Run(() => client.ReadHoldingRegisters(1, 7, 1), Cancellation);

        Assert.Single(metrics.Of(Calls), call => call.Tags == "rpc.method=ReadHoldingRegisters");
        Assert.Single(metrics.Of("modbus.client.connect.duration"));
        Assert.Single(metrics.Of("modbus.client.wait.duration"));
        Assert.Equal(12, metrics.Observe("modbus.client.bytes.sent"));
        Assert.Equal(11, metrics.Observe("modbus.client.bytes.received"));
    }

    [Fact]
    public async Task A_client_of_a_line_tells_the_same()
    {
        using var metrics = new CollectedMetrics();
        await using ModbusServer server = ModbusServer.Listen("rtu+tcp://127.0.0.1:0");
        server.AddUnit(1, new RegisterTables(0, 0, 0, holdingRegisters: 10));
        await using ModbusClient client = await ModbusClient.ConnectAsync(
            $"rtu+tcp://127.0.0.1:{server.Port}", new ModbusClientOptions { RequestTimeout = TimeSpan.FromSeconds(30), Telemetry = new() { MeterFactory = metrics } }, Cancellation);

        await client.ReadHoldingRegistersAsync(1, 0, 2, Cancellation);

        Assert.Single(metrics.Of(Calls), call => call.Tags == "rpc.method=ReadHoldingRegisters");
        Assert.Single(metrics.Of("modbus.client.wait.duration"));
        Assert.Equal(8, metrics.Observe("modbus.client.bytes.sent"));
        Assert.Equal(9, metrics.Observe("modbus.client.bytes.received"));
    }
}
