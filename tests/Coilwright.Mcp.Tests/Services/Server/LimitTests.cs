using Coilwright.Mcp.Frames;
using Coilwright.Tests;

namespace Coilwright.Mcp.Tests.Services;

/// <summary>What a server bounds: connections, frames, and the time in which nothing comes.</summary>
public sealed class LimitTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly TestTime _time = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_connection_too_many_is_closed_at_once_and_the_others_stay()
    {
        await using McpServer server = Create(new McpServerOptions { MaxConnections = 1 });
        await using ScriptedClient first = await ScriptedClient.GreetAsync(server);
        await using ScriptedClient second = await ScriptedClient.ConnectAsync(server);
        await second.Served.WaitAsync(Patience, Token);
        await first.PingAsync();
        Assert.Single(server.SessionList);
    }

    [Fact]
    public async Task A_control_frame_beyond_its_own_limit_ends_its_connection_before_it_has_come()
    {
        await using McpServer server = Create(new McpServerOptions());
        await using ScriptedClient client = await ScriptedClient.GreetAsync(server);
        byte[] header = new byte[McpFrameHeader.EncodedSize];
        new McpFrameHeader(McpCommand.Goaway, (64 * 1024) + 1, 0).Encode(header);
        await client.Peer.Bytes.SendAsync(header);
        await client.Served.WaitAsync(Patience, Token);
    }

    [Fact]
    public async Task A_frame_beyond_the_limit_ends_its_connection_before_it_has_come()
    {
        await using McpServer server = Create(new McpServerOptions { MaxFrameLength = 1024 });
        await using ScriptedClient client = await ScriptedClient.GreetAsync(server);
        Assert.Equal(1024u, client.Welcome.Limits.MaxFrameLength);
        byte[] header = new byte[McpFrameHeader.EncodedSize];
        new McpFrameHeader(McpCommand.Request, 1025, 1).Encode(header);
        await client.Peer.Bytes.SendAsync(header);
        await client.Served.WaitAsync(Patience, Token);
    }

    [Fact]
    public async Task An_answer_that_the_client_would_not_take_is_an_error_and_the_connection_stays()
    {
        var failures = new List<Exception>();
        await using McpServer server = McpServer.Create(
            services => services.Map<IUserEvents>(new UserEvents { ItemLength = 2000 }), new McpServerOptions { CallFailed = (_, error) => failures.Add(error) });
        await using ScriptedClient client = await ScriptedClient.GreetAsync(server, maxFrameLength: 1024);
        await client.Peer.SendAsync(McpCommand.Request, 1, ScriptedClient.Call(3, new Ack { Value = 1 }));
        (uint id, McpStatus status, _) = await client.AnswerAsync();
        Assert.Equal((1u, McpStatus.InternalServerError), (id, status));
        Assert.Contains("1024", Assert.Single(failures).Message, StringComparison.Ordinal);
        await client.PingAsync();
    }

    [Theory]
    [InlineData(0u)]
    [InlineData(1023u)]
    public async Task A_client_that_takes_hardly_any_frame_is_cut(uint maxFrameLength)
    {
        await using McpServer server = Create(new McpServerOptions());
        await using ScriptedClient client = await ScriptedClient.ConnectAsync(server);
        await client.Peer.SendAsync(McpCommand.Hello, 0, new Hello(1, 1, McpFeatures.None, Guid.Empty, new PeerLimits(maxFrameLength, 1, 0), "tiny").ToArray());
        await client.Served.WaitAsync(Patience, Token);
    }

    [Fact]
    public async Task A_server_that_takes_hardly_any_frame_is_no_server()
    {
        var server = new ScriptedServer();
        await using McpClient client = server.CreateClient();
        Task connecting = client.ConnectAsync(Token);
        await using FramePeer peer = await server.AcceptAsync();
        await peer.ReceiveAsync(McpCommand.Hello);
        await peer.SendAsync(McpCommand.Welcome, 0, ScriptedServer.Welcome(maxFrameLength: 0));
        ConnectionUnavailableException error = await Assert.ThrowsAsync<ConnectionUnavailableException>(() => connecting.WaitAsync(Patience, Token));
        Assert.Contains("1024 at least", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_whose_services_cannot_be_mapped_has_not_taken_its_port()
    {
        await using McpServer first = McpServer.Listen("mcp://127.0.0.1:0", services => services.Map<IUserEvents>(new UserEvents()));

        // A port that is taken would be told of first.
        Assert.Throws<InvalidDataException>(() => McpServer.Listen(first.Endpoint.ToString(), _ => throw new InvalidDataException("No such service.")));
    }

    [Theory]
    [InlineData(0u)]
    [InlineData(0x8000_0001u)]
    public async Task An_id_that_no_client_has_ends_the_connection_even_where_there_is_no_such_operation(uint id)
    {
        await using McpServer server = Create(new McpServerOptions());
        await using ScriptedClient client = await ScriptedClient.GreetAsync(server);
        await client.CallAsync(id, 999, new Note());
        await client.Served.WaitAsync(Patience, Token);
    }

    [Fact]
    public async Task What_is_one_way_and_says_that_it_is_streamed_is_dropped()
    {
        var service = new UserEvents();
        await using McpServer server = McpServer.Create(services => services.Map<IUserEvents>(service));
        await using ScriptedClient client = await ScriptedClient.GreetAsync(server);
        await client.Peer.SendAsync(McpCommand.OneWay, 0, ScriptedClient.Call(4, new Note { Text = "streamed" }, isStreamed: true));
        await client.Peer.SendAsync(McpCommand.OneWay, 0, ScriptedClient.Call(4, new Note { Text = "whole" }));
        Assert.True(await service.NoteCame.WaitAsync(Patience, Token));
        Assert.Equal("whole", Assert.Single(service.Notes).Text);
    }

    [Fact]
    public async Task What_is_told_of_failures_may_fail_itself()
    {
        await using McpServer server = Create(new McpServerOptions { CallFailed = (_, _) => throw new InvalidOperationException("The log is full.") });
        await using ScriptedClient client = await ScriptedClient.GreetAsync(server);
        for (uint id = 1; id <= 2; id++)
        {
            await client.CallAsync(id, 1, new Note { Text = UserEvents.Failing });
            Assert.Equal(McpStatus.InternalServerError, (await client.AnswerAsync()).Status);
        }
    }

    [Fact]
    public async Task A_client_that_does_not_shake_hands_is_cut()
    {
        await using McpServer server = Create(new McpServerOptions { HandshakeTimeout = TimeSpan.FromSeconds(10) });
        await using ScriptedClient client = await ScriptedClient.ConnectAsync(server);
        _time.Advance(9);
        Assert.False(client.Served.IsCompleted);
        _time.Advance(4);
        await client.Served.WaitAsync(Patience, Token);
    }

    [Fact]
    public async Task A_client_that_does_not_begin_with_a_hello_is_cut()
    {
        await using McpServer server = Create(new McpServerOptions());
        await using ScriptedClient client = await ScriptedClient.ConnectAsync(server);
        await client.Peer.SendAsync(McpCommand.Request, 1, ScriptedClient.Call(1, new Note()));
        await client.Served.WaitAsync(Patience, Token);
    }

    [Fact]
    public async Task A_client_of_another_version_is_told_so()
    {
        await using McpServer server = Create(new McpServerOptions());
        await using ScriptedClient client = await ScriptedClient.ConnectAsync(server);
        await client.Peer.SendAsync(McpCommand.Hello, 0, new Hello(2, 3, McpFeatures.None, Guid.Empty, new PeerLimits(1024, 1, 0), "future").ToArray());
        Goaway goaway = await client.Peer.ReceiveAsync<Goaway>(McpCommand.Goaway);
        Assert.Equal(McpStatus.BadRequest, goaway.Status);
        await client.Served.WaitAsync(Patience, Token);
    }

    [Fact]
    public async Task A_session_from_which_nothing_comes_is_closed_and_one_that_pings_is_not()
    {
        await using McpServer server = Create(new McpServerOptions { IdleTimeout = TimeSpan.FromSeconds(60) });
        await using ScriptedClient idle = await ScriptedClient.GreetAsync(server);
        await using ScriptedClient live = await ScriptedClient.GreetAsync(server);
        for (int i = 0; i < 7; i++)
        {
            _time.Advance(10);
            await live.PingAsync();
        }

        Goaway goaway = await idle.Peer.ReceiveAsync<Goaway>(McpCommand.Goaway);
        Assert.Equal(McpStatus.RequestTimeout, goaway.Status);
        await idle.Served.WaitAsync(Patience, Token);
        Assert.Equal(live.Welcome.SessionId, Assert.Single(server.SessionList).Id);
    }

    [Fact]
    public async Task A_session_whose_calls_are_in_flight_is_not_idle_as_long_as_its_client_answers()
    {
        await using McpServer server = Create(new McpServerOptions { IdleTimeout = TimeSpan.FromSeconds(60) });
        await using ScriptedClient watcher = await ScriptedClient.GreetAsync(server);
        await watcher.CallAsync(1, 1, new Note { Text = UserEvents.Slow });
        await watcher.PingAsync();
        for (int i = 0; i < 5; i++)
        {
            // It waits, and says nothing of its own.
            _time.Advance(60);
            (McpFrameHeader ping, byte[] clock) = await watcher.Peer.ReceiveAsync().WaitAsync(Patience, Token);
            Assert.Equal(McpCommand.Ping, ping.Command);
            await watcher.Peer.SendAsync(McpCommand.Pong, ping.SequenceId, clock);
            await watcher.PingAsync();
        }

        Assert.Equal(1, Assert.Single(server.SessionList).InFlight);

        _time.Advance(60);
        _time.Advance(60);
        Assert.False(watcher.Served.IsCompleted);
        _time.Advance(60);
        await watcher.Served.WaitAsync(Patience, Token);
    }

    [Fact]
    public async Task The_list_of_sessions_tells_when_something_came_and_what_is_in_flight()
    {
        var service = new UserEvents();
        await using McpServer server = McpServer.Create(services => services.Map<IUserEvents>(service), new McpServerOptions { TimeProvider = _time });
        await using ScriptedClient client = await ScriptedClient.GreetAsync(server);
        await client.CallAsync(1, 1, new Note { Text = UserEvents.Slow });
        DateTimeOffset then = _time.GetUtcNow();
        _time.Advance(3);

        McpSession session = Assert.Single(server.SessionList);
        Assert.Equal(("script", client.Welcome.SessionId, 1, then), (session.Name, session.Id, session.InFlight, session.LastActivity));
        Assert.Null(session.CertificateSubject);
    }

    private McpServer Create(McpServerOptions options)
    {
        options.TimeProvider = _time;
        return McpServer.Create(services => services.Map<IUserEvents>(new UserEvents()), options);
    }
}
