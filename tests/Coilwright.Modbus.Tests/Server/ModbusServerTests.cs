using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Time.Testing;

namespace Coilwright.Modbus.Tests.Server;

public sealed class ModbusServerTests : IAsyncDisposable
{
    private const string Request = "0001 0000 0006 01 03 0002 0002";
    private const string Answer = "0001 0000 0007 01 03 04 1234 5678";

    private readonly ModbusServer _server = ModbusServer.Listen("tcp://127.0.0.1:0");
    private readonly RegisterTables _tables = new(coils: 100, holdingRegisters: 200);

    public ModbusServerTests()
    {
        _tables.WriteRegisters(RegisterTable.HoldingRegister, 2, 0x1234, 0x5678);
        _server.AddUnit(1, _tables);
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task Says_where_it_listens()
    {
        Assert.InRange(_server.Port, 1, 65535);
        Assert.Equal($"tcp://127.0.0.1:{_server.Port}", _server.Endpoint.ToString());
        Assert.Throws<SocketException>(() => ModbusServer.Listen(_server.Endpoint.ToString()));
        Assert.Throws<FormatException>(() => ModbusServer.Listen("127.0.0.1:502"));

        await using ModbusServer named = ModbusServer.Listen("tcp://localhost:0");
        Assert.NotEqual(0, named.Port);
    }

    [Fact]
    public async Task Answers_requests()
    {
        using RawPeer peer = await RawPeer.ConnectAsync(_server);

        await peer.AssertAnswerAsync(Request, Answer);
        await peer.AssertAnswerAsync("FFFF 0000 0006 01 06 0002 4321", "FFFF 0000 0006 01 06 0002 4321");
        await peer.AssertAnswerAsync("0000 0000 0006 02 03 0002 0002", "0000 0000 0003 02 83 0B");
    }

    [Fact]
    public async Task Row_4_many_frames_in_one_segment_are_answered_in_order()
    {
        using RawPeer peer = await RawPeer.ConnectAsync(_server);
        const int Count = 500;
        byte[] requests = [.. Enumerable.Range(0, Count).SelectMany(id => RawPeer.Bytes($"{id:X4} 0000 0006 01 03 0002 0002"))];

        await peer.SendAsync([.. requests, .. RawPeer.Bytes("1234 0000")]);

        string expected = string.Concat(Enumerable.Range(0, Count).Select(id => $"{id:X4}000000070103041234" + "5678"));
        Assert.Equal(expected, await peer.ReceiveAsync(Count * 13));
    }

    [Fact]
    public async Task Row_4_many_large_answers_go_out_in_several_sends()
    {
        using RawPeer peer = await RawPeer.ConnectAsync(_server);
        const int Count = 100;
        byte[] requests = [.. Enumerable.Range(0, Count).SelectMany(id => RawPeer.Bytes($"{id:X4} 0000 0006 01 03 0000 007D"))];

        await peer.SendAsync(requests);

        string answers = await peer.ReceiveAsync(Count * 259);
        Assert.All(Enumerable.Range(0, Count), id => Assert.StartsWith($"{id:X4}000000FD0103FA0000", answers[(id * 518)..], StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("0002 0001")]
    [InlineData("0002 FF00 0006 01 03 0002 0002")]
    [InlineData("0002 0000 0000 01")]
    [InlineData("0002 0000 0001")]
    [InlineData("0002 0000 00FF 01 03")]
    [InlineData("0002 0000 FFFF")]
    public async Task Row_3_a_bad_frame_closes_its_connection_only_and_what_came_before_it_is_answered(string bad)
    {
        using RawPeer good = await RawPeer.ConnectAsync(_server);
        using RawPeer peer = await RawPeer.ConnectAsync(_server);
        await good.AssertAnswerAsync(Request, Answer);

        await peer.SendAsync(Request + bad);

        Assert.Equal(Convert.ToHexString(RawPeer.Bytes(Answer)), await peer.ReceiveToEndAsync());
        await good.AssertAnswerAsync(Request, Answer);
    }

    [Theory]
    [InlineData("0001 0000 0002 01 03", "0001 0000 0003 01 83 03")]
    [InlineData("0001 0000 0003 01 03 00", "0001 0000 0003 01 83 03")]
    public async Task Row_3_the_shortest_lengths_are_answered(string request, string answer)
    {
        using RawPeer peer = await RawPeer.ConnectAsync(_server);

        await peer.AssertAnswerAsync(request, answer);
    }

    [Theory]
    [InlineData(253)]
    [InlineData(254)]
    public async Task Row_3_the_longest_lengths_are_answered(int length)
    {
        using RawPeer peer = await RawPeer.ConnectAsync(_server);

        await peer.AssertAnswerAsync($"0001 0000 {length:X4} 01 03 {new string('0', (length - 2) * 2)}", "0001 0000 0003 01 83 03");
        await peer.AssertAnswerAsync(Request, Answer);
    }

    [Fact]
    public async Task A_unit_may_be_unknown_silently()
    {
        await using ModbusServer silent = ModbusServer.Listen("tcp://127.0.0.1:0", new ModbusServerOptions { UnknownUnit = UnknownUnitResponse.Silence });
        silent.AddUnit(1, _tables);
        using RawPeer peer = await RawPeer.ConnectAsync(silent);

        await peer.AssertAnswerAsync("0007 0000 0006 02 03 0002 0002" + Request, Answer);
    }

    [Fact]
    public async Task Many_connections_are_served_at_once()
    {
        RawPeer[] peers = await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => RawPeer.ConnectAsync(_server)));

        for (int round = 0; round < 3; round++)
        {
            await Task.WhenAll(peers.Select((peer, i) => peer.AssertAnswerAsync($"{i:X4}" + Request[4..], $"{i:X4}" + Answer[4..])));
        }

        Assert.Equal(200, _server.ConnectionCount);
        Array.ForEach(peers, peer => peer.Dispose());
    }

    [Fact]
    public async Task Connections_are_listed()
    {
        var time = new FakeTimeProvider();
        await using ModbusServer server = ModbusServer.Listen("tcp://127.0.0.1:0", new ModbusServerOptions { TimeProvider = time });
        server.AddUnit(1, _tables);
        using RawPeer peer = await RawPeer.ConnectAsync(server);
        await peer.AssertAnswerAsync(Request, Answer);
        DateTimeOffset connectedAt = time.GetUtcNow();
        time.Advance(TimeSpan.FromSeconds(5));

        ModbusServerConnection connection = Assert.Single(server.Connections);

        Assert.Equal(IPAddress.Loopback, Assert.IsType<IPEndPoint>(connection.RemoteEndPoint).Address);
        Assert.Equal((connectedAt, TimeSpan.FromSeconds(5), 1), (connection.ConnectedAt, connection.Idle, connection.Requests));
    }

    [Fact]
    public async Task One_connection_too_many_is_closed_and_a_place_that_gets_free_is_given_again()
    {
        await using ModbusServer small = ModbusServer.Listen("tcp://127.0.0.1:0", new ModbusServerOptions { MaxConnections = 1 });
        small.AddUnit(1, _tables);
        RawPeer first = await RawPeer.ConnectAsync(small);
        await first.AssertAnswerAsync(Request, Answer);

        using RawPeer second = await RawPeer.ConnectAsync(small);
        Assert.Equal("", await second.ReceiveToEndAsync());
        await first.AssertAnswerAsync(Request, Answer);

        // The server learns of the end in its own time, so the place is asked for until it is free.
        first.Dispose();
        string answer;
        do
        {
            using RawPeer next = await RawPeer.ConnectAsync(small);
            answer = await next.AskAsync(Request, 13);
        }
        while (answer.Length == 0);

        Assert.Equal(Convert.ToHexString(RawPeer.Bytes(Answer)), answer);
    }

    [Fact]
    public async Task An_idle_connection_is_closed_when_its_time_has_come()
    {
        var time = new FakeTimeProvider();
        var options = new ModbusServerOptions { IdleTimeout = TimeSpan.FromMinutes(1), TimeProvider = time };
        await using ModbusServer server = ModbusServer.Listen("tcp://127.0.0.1:0", options);
        server.AddUnit(1, _tables);
        using RawPeer idle = await RawPeer.ConnectAsync(server);
        using RawPeer busy = await RawPeer.ConnectAsync(server);
        await idle.AssertAnswerAsync(Request, Answer);
        for (int i = 0; i < 3; i++)
        {
            await busy.AssertAnswerAsync(Request, Answer);
            time.Advance(TimeSpan.FromSeconds(15));
        }

        Assert.Equal(2, server.ConnectionCount);
        await busy.AssertAnswerAsync(Request, Answer);
        time.Advance(TimeSpan.FromSeconds(15));

        Assert.Equal("", await idle.ReceiveToEndAsync());
        await busy.AssertAnswerAsync(Request, Answer);
    }

    [Fact]
    public async Task Maps_are_served_beside_plain_tables()
    {
        ModbusMapHandle<Meter> handle = _server.Map(1, new Meter { Limit = 5 }, baseAddress: 1000);
        ModbusMapHandle<Meter> other = _server.Map(7, new Meter { Limit = 6 });
        using RawPeer peer = await RawPeer.ConnectAsync(_server);

        await peer.AssertAnswerAsync("0001 0000 0006 01 03 03FC 0001", "0001 0000 0005 01 03 02 0032");
        await peer.AssertAnswerAsync("0001 0000 0006 07 06 0014 0064", "0001 0000 0006 07 06 0014 0064");
        await peer.AssertAnswerAsync(Request, Answer);

        Assert.Equal((1, 1000, 5d), (handle.Unit, handle.BaseAddress, handle.Read().Limit));
        Assert.Equal((7, 0, 10d), (other.Unit, other.BaseAddress, other.Read().Limit));
        Assert.Throws<ArgumentException>(() => _server.AddUnit(7, _tables));
        Assert.Throws<ArgumentException>(() => _server.Map(7, new Meter()));
    }

    [Fact]
    public async Task A_map_that_cannot_be_served_leaves_its_unit_unknown()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => _server.Map(8, new Meter(), 65530));
        using RawPeer peer = await RawPeer.ConnectAsync(_server);

        await peer.AssertAnswerAsync("0001 0000 0006 08 03 0014 0001", "0001 0000 0003 08 83 0B");
    }

    [Fact]
    public async Task Disposal_ends_every_connection_and_frees_the_port()
    {
        ModbusServer server = ModbusServer.Listen("tcp://127.0.0.1:0");
        server.AddUnit(1, _tables);
        using RawPeer peer = await RawPeer.ConnectAsync(server);
        await peer.AssertAnswerAsync(Request, Answer);

        await server.DisposeAsync();
        await server.DisposeAsync();

        Assert.Equal("", await peer.ReceiveToEndAsync());
        Assert.Equal(0, server.ConnectionCount);
        await using ModbusServer again = ModbusServer.Listen(server.Endpoint.ToString());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void Options_refuse_what_makes_no_sense(int value)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new ModbusServerOptions { MaxConnections = value });
        Assert.Throws<ArgumentOutOfRangeException>(() => new ModbusServerOptions { IdleTimeout = TimeSpan.FromSeconds(value) });
    }
}
