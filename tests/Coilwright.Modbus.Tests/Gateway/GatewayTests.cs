using System.Collections.Concurrent;
using System.Diagnostics;
using Coilwright.Modbus.Tests.Client;
using Coilwright.Modbus.Tests.Server;
using Coilwright.Tests.Shared.Telemetry;

namespace Coilwright.Modbus.Tests.Gateway;

public sealed class GatewayTests
{
    private const string Read = "0001 0000 0006 05 03 0064 0001";
    private const string Value = "0001 0000 0005 05 03 02 0064";

    [Fact]
    public async Task A_request_goes_through_and_its_answer_comes_back_under_the_client_s_own_id()
    {
        await using GatewayFixture fixture = await GatewayFixture.StartAsync();
        fixture.Gateway.RouteOthers(fixture.Line.Client);
        PipeConnection client = fixture.Connect();

        await SendAsync(client, "ABCD 0000 0006 05 03 0064 0001");
        ReceivedRequest request = await fixture.Line.AnswerReadAsync();

        Assert.Equal(5, request.Unit);
        Assert.Equal("ABCD000000050503020064", await client.PeerReceiveAsync());
        Assert.Equal((1, 1, 0), (fixture.Gateway.Statistics.Requests, fixture.Gateway.Statistics.Answered, fixture.Gateway.Statistics.Failed));
    }

    [Fact]
    public async Task Requests_are_measured_and_the_tap_sees_what_clients_send_and_get()
    {
        using var metrics = new CollectedMetrics();
        var seen = new ConcurrentQueue<string>();
        var options = new ModbusServerOptions
        {
            Telemetry = new() { MeterFactory = metrics, FrameTap = (in TappedBytes bytes) => seen.Enqueue($"{bytes.Direction} {Convert.ToHexString(bytes.Bytes)}") },
        };
        await using GatewayFixture fixture = await GatewayFixture.StartAsync(options);
        fixture.Gateway.RouteOthers(fixture.Line.Client);
        PipeConnection client = fixture.Connect();

        await SendAsync(client, Read);
        await fixture.Line.AnswerAsync(0x83, 0x02);
        await client.PeerReceiveAsync();

        Assert.Equal(["rpc.method=ReadHoldingRegisters error.type=IllegalDataAddress"], metrics.Of("rpc.server.call.duration").Select(call => call.Tags));
        Assert.Equal(["Received " + Hex(Read), "Sent 000100000003058302"], seen);
        Assert.Equal(1, metrics.Observe("modbus.server.connections"));
    }

    [Fact]
    public async Task A_request_that_is_under_way_when_the_gateway_stops_is_measured_and_its_activity_ends()
    {
        // Of a function that no other test asks for.
        const string Method = "FunctionCode99";
        var stopped = new ConcurrentQueue<Activity>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "Coilwright.Modbus",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = stopped.Enqueue,
        };
        ActivitySource.AddActivityListener(listener);
        using var metrics = new CollectedMetrics();
        await using GatewayFixture fixture = await GatewayFixture.StartAsync(new ModbusServerOptions { Telemetry = new() { MeterFactory = metrics } });
        fixture.Gateway.RouteOthers(fixture.Line.Client);

        await SendAsync(fixture.Connect(), "0001 0000 0003 05 63 01");
        await fixture.Line.ReceiveAsync();
        await fixture.Gateway.DisposeAsync();

        Assert.Equal([$"rpc.method={Method} error.type=cancelled"], metrics.Of("rpc.server.call.duration").Select(call => call.Tags));
        Activity activity = Assert.Single(stopped, one => one.Kind == ActivityKind.Server && one.DisplayName == Method);
        Assert.Equal(ActivityStatusCode.Error, activity.Status);
    }

    [Fact]
    public async Task A_function_code_that_nobody_knows_goes_through_with_whatever_it_carries()
    {
        await using GatewayFixture fixture = await GatewayFixture.StartAsync();
        fixture.Gateway.RouteOthers(fixture.Line.Client);
        PipeConnection client = fixture.Connect();

        await SendAsync(client, "0001 0000 0005 05 64 01 02 03");
        await fixture.Line.AnswerAsync(0x64, 9, 8);

        Assert.Equal("0001000000040564" + "0908", await client.PeerReceiveAsync());
    }

    [Fact]
    public async Task An_exception_of_the_device_goes_through()
    {
        await using GatewayFixture fixture = await GatewayFixture.StartAsync();
        fixture.Gateway.RouteOthers(fixture.Line.Client);
        PipeConnection client = fixture.Connect();

        await SendAsync(client, Read);
        await fixture.Line.AnswerAsync(0x83, 0x02);

        Assert.Equal("00010000000305" + "8302", await client.PeerReceiveAsync());
    }

    [Fact]
    public async Task A_unit_may_be_another_one_on_its_line()
    {
        await using GatewayFixture fixture = await GatewayFixture.StartAsync();
        fixture.Gateway.RouteOthers(fixture.Line.Client);
        fixture.Gateway.Route(5, fixture.Line.Client, deviceUnit: 17);
        PipeConnection client = fixture.Connect();

        await SendAsync(client, Read);
        ReceivedRequest request = await fixture.Line.AnswerReadAsync();

        Assert.Equal(17, request.Unit);
        Assert.Equal(Hex(Value), await client.PeerReceiveAsync());
    }

    [Fact]
    public async Task A_unit_without_a_route_gets_exception_0A_or_silence()
    {
        await using GatewayFixture fixture = await GatewayFixture.StartAsync();
        PipeConnection client = fixture.Connect();
        await SendAsync(client, Read);
        Assert.Equal("00010000000305" + "830A", await client.PeerReceiveAsync());
        Assert.Equal(1, fixture.Gateway.Statistics.Unrouted);

        await using GatewayFixture silent = await GatewayFixture.StartAsync(new() { UnknownUnit = UnknownUnitResponse.Silence });
        silent.Gateway.Route(6, silent.Line.Client);
        PipeConnection other = silent.Connect();
        await SendAsync(other, Read);
        await SendAsync(other, "0002 0000 0006 06 03 0064 0001");
        await silent.Line.AnswerReadAsync();
        Assert.Equal("0002000000050603020064", await other.PeerReceiveAsync());
    }

    [Fact]
    public async Task A_device_that_does_not_answer_gets_its_client_exception_0B()
    {
        await using GatewayFixture fixture = await GatewayFixture.StartAsync();
        fixture.Gateway.RouteOthers(fixture.Line.Client);
        PipeConnection client = fixture.Connect();
        await SendAsync(client, "0007 0000 0006 05 06 0001 0002");
        ReceivedRequest write = await fixture.Line.ReceiveAsync();

        fixture.Line.Time.Advance(TimeSpan.FromSeconds(1.1));

        Assert.Equal("00070000000305" + "860B", await client.PeerReceiveAsync());
        Assert.Equal(1, fixture.Gateway.Statistics.Failed);

        // The late answer is nobody's; the next request gets its own.
        await fixture.Line.Peer.SendAsync(ClientFixture.Frame(write.Id, write.Unit, write.Pdu));
        await SendAsync(client, Read);
        await fixture.Line.AnswerReadAsync();
        Assert.Equal(Hex(Value), await client.PeerReceiveAsync());
    }

    [Fact]
    public async Task An_answer_that_cannot_be_the_answer_is_never_passed_on()
    {
        await using GatewayFixture fixture = await GatewayFixture.StartAsync();
        fixture.Gateway.RouteOthers(fixture.Line.Client);
        PipeConnection client = fixture.Connect();

        await SendAsync(client, Read);
        await fixture.Line.AnswerAsync(0x03, 0x04, 0, 0x64, 0, 0x65);

        Assert.Equal("00010000000305" + "830B", await client.PeerReceiveAsync());
    }

    [Fact]
    public async Task A_line_that_is_gone_gives_exception_0A()
    {
        await using GatewayFixture fixture = await GatewayFixture.StartAsync();
        fixture.Gateway.RouteOthers(fixture.Line.Client);
        PipeConnection client = fixture.Connect();
        await fixture.Line.Client.DisposeAsync();

        await SendAsync(client, Read);

        Assert.Equal("00010000000305" + "830A", await client.PeerReceiveAsync());
    }

    [Fact]
    public async Task A_function_code_that_is_none_gets_exception_1_from_the_gateway()
    {
        await using GatewayFixture fixture = await GatewayFixture.StartAsync();
        fixture.Gateway.RouteOthers(fixture.Line.Client);
        PipeConnection client = fixture.Connect();

        await SendAsync(client, "0001 0000 0003 05 83 02");

        Assert.Equal("00010000000305" + "8301", await client.PeerReceiveAsync());
    }

    [Fact]
    public async Task Requests_sent_ahead_are_answered_in_order_and_take_one_place_in_the_line()
    {
        await using GatewayFixture fixture = await GatewayFixture.StartAsync(configureLine: line => line.MaxInFlight = 8);
        fixture.Gateway.RouteOthers(fixture.Line.Client);
        PipeConnection greedy = fixture.Connect();
        PipeConnection modest = fixture.Connect();
        await SendAsync(greedy, Read + "0002 0000 0006 05 03 00C8 0001" + "0003 0000 0006 05 03 00C9 0001");
        ReceivedRequest first = await fixture.Line.ReceiveAsync();
        await SendAsync(modest, "0009 0000 0006 05 03 012C 0001");

        ReceivedRequest second = await fixture.Line.ReceiveAsync();

        Assert.Equal((0x64, 0x2C), (first.Pdu[2], second.Pdu[2]));
        await fixture.Line.Peer.SendAsync(ClientFixture.AddressesOf(second));
        Assert.Equal("000900000005050302012C", await modest.PeerReceiveAsync());
        await fixture.Line.Peer.SendAsync(ClientFixture.AddressesOf(first));
        Assert.Equal(Hex(Value), await greedy.PeerReceiveAsync());
        await fixture.Line.AnswerReadAsync();
        Assert.StartsWith("0002", await greedy.PeerReceiveAsync(), StringComparison.Ordinal);
        await fixture.Line.AnswerReadAsync();
        Assert.StartsWith("0003", await greedy.PeerReceiveAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_client_that_vanishes_costs_the_others_nothing_but_the_request_it_left_behind()
    {
        await using GatewayFixture fixture = await GatewayFixture.StartAsync();
        fixture.Gateway.RouteOthers(fixture.Line.Client);
        PipeConnection vanishing = fixture.Connect();
        PipeConnection staying = fixture.Connect();
        await SendAsync(vanishing, Read + "0002 0000 0006 05 03 00C8 0001");
        ReceivedRequest left = await fixture.Line.ReceiveAsync();
        await SendAsync(staying, "0009 0000 0006 05 03 012C 0001");

        vanishing.Abort();
        await fixture.Line.Peer.SendAsync(ClientFixture.AddressesOf(left));
        await fixture.Line.AnswerReadAsync();

        Assert.Equal("000900000005050302012C", await staying.PeerReceiveAsync());
        Assert.Empty(fixture.Line.Peer.TakeReceived());
    }

    [Fact]
    public async Task Disposing_ends_connections_at_once_and_leaves_the_line_alone()
    {
        await using GatewayFixture fixture = await GatewayFixture.StartAsync();
        fixture.Gateway.RouteOthers(fixture.Line.Client);
        await SendAsync(fixture.Connect(), Read);
        await fixture.Line.ReceiveAsync();

        await fixture.Gateway.DisposeAsync();

        Assert.Empty(fixture.Gateway.Connections);
        await fixture.Line.AssertNextRequestWorksAsync();
    }

    private static async Task SendAsync(PipeConnection client, string frames) => await client.PeerSendAsync(RawPeer.Bytes(frames));

    private static string Hex(string frames) => Convert.ToHexString(RawPeer.Bytes(frames));
}
