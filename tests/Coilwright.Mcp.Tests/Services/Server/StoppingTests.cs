using Coilwright.Mcp.Frames;
using Coilwright.Tests;

namespace Coilwright.Mcp.Tests.Services;

/// <summary>A server that stops, and sessions that outlive their connections.</summary>
public sealed class StoppingTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly TestTime _time = new();
    private readonly UserEvents _service = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Calls_that_were_taken_are_finished_and_later_ones_are_not_looked_at()
    {
        await using McpServer server = Create();
        await using ScriptedClient client = await ScriptedClient.GreetAsync(server);
        await client.CallAsync(3, 1, new Note { Text = UserEvents.Slow });
        await _service.SlowBegan.Task.WaitAsync(Patience, Token);

        Task stopping = server.StopAsync(TimeSpan.FromMinutes(1));
        Goaway goaway = await client.Peer.ReceiveAsync<Goaway>(McpCommand.Goaway);
        Assert.Equal((3u, McpStatus.ServiceUnavailable), (goaway.LastSequenceId, goaway.Status));
        await client.CallAsync(4, 1, new Note());
        await client.PingAsync();
        Assert.False(stopping.IsCompleted);

        _service.SlowCancelled.SetResult();
        Assert.Equal(3u, (await client.AnswerAsync()).Id);
        await client.Peer.WaitForCloseAsync();
        await stopping.WaitAsync(Patience, Token);
    }

    [Fact]
    public async Task A_call_that_does_not_end_in_time_is_cut()
    {
        await using McpServer server = Create();
        await using ScriptedClient client = await ScriptedClient.GreetAsync(server);
        await client.CallAsync(1, 1, new Note { Text = UserEvents.Slow });
        await _service.SlowBegan.Task.WaitAsync(Patience, Token);
        Task stopping = server.StopAsync(TimeSpan.FromSeconds(10));
        await _time.ArmedAsync(10);
        _time.Advance(10);
        await stopping.WaitAsync(Patience, Token);
        await _service.SlowCancelled.Task.WaitAsync(Patience, Token);
    }

    [Fact]
    public async Task A_message_without_answer_that_was_taken_is_still_dealt_with_when_its_client_has_gone()
    {
        await using McpServer server = Create(new McpServerOptions { MaxConcurrent = 1 });
        await using ScriptedClient other = await ScriptedClient.GreetAsync(server);
        await other.CallAsync(1, 1, new Note { Text = UserEvents.Slow });
        await using (ScriptedClient client = await ScriptedClient.GreetAsync(server))
        {
            await client.Peer.SendAsync(McpCommand.OneWay, 0, ScriptedClient.Call(4, new Note { Text = "last words" }));
            client.Peer.Bytes.Close();
            await client.Served.WaitAsync(Patience, Token);
        }

        _service.SlowCancelled.SetResult();
        Assert.True(await _service.NoteCame.WaitAsync(Patience, Token));
        Assert.Equal("last words", Assert.Single(_service.Notes).Text);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_server_that_stops_waits_for_a_message_without_answer_even_if_its_client_has_gone(bool isGoneBefore)
    {
        await using McpServer server = Create();
        await using ScriptedClient client = await BeginSlowMessageAsync(server);
        Task stopping;
        if (isGoneBefore)
        {
            client.Peer.Bytes.Close();
            await client.Served.WaitAsync(Patience, Token);
            stopping = server.StopAsync(TimeSpan.FromMinutes(1));
        }
        else
        {
            // As clients do that wait for nothing.
            stopping = server.StopAsync(TimeSpan.FromMinutes(1));
            await client.Peer.ReceiveAsync(McpCommand.Goaway);
            client.Peer.Bytes.Close();
            await client.Served.WaitAsync(Patience, Token);
        }

        Assert.False(stopping.IsCompleted);
        _service.SlowCancelled.SetResult();
        await stopping.WaitAsync(Patience, Token);
        Assert.Single(_service.Notes);
    }

    [Fact]
    public async Task A_message_without_answer_that_does_not_end_in_time_is_cancelled()
    {
        await using McpServer server = Create();
        await using ScriptedClient client = await BeginSlowMessageAsync(server);
        client.Peer.Bytes.Close();
        await client.Served.WaitAsync(Patience, Token);
        Task stopping = server.StopAsync(TimeSpan.FromSeconds(10));
        await _time.ArmedAsync(10).WaitAsync(Patience, Token);
        _time.Advance(10);
        await stopping.WaitAsync(Patience, Token);
        await _service.SlowCancelled.Task.WaitAsync(Patience, Token);
    }

    [Fact]
    public async Task A_server_that_is_disposed_of_cancels_a_message_without_answer()
    {
        McpServer server = Create();
        await using ScriptedClient client = await BeginSlowMessageAsync(server);
        await server.DisposeAsync();
        await _service.SlowCancelled.Task.WaitAsync(Patience, Token);
        Assert.Empty(_service.Notes);
    }

    [Fact]
    public async Task A_server_that_stops_while_a_session_is_being_ended_waits_for_it_too()
    {
        await using McpServer server = Create();
        using var closing = new CancellationTokenSource();
        await using ScriptedClient client = await ScriptedClient.GreetAsync(server, closing: closing);
        await client.CallAsync(3, 1, new Note { Text = UserEvents.Slow });
        await _service.SlowBegan.Task.WaitAsync(Patience, Token);
        await closing.CancelAsync();
        await client.Peer.ReceiveAsync(McpCommand.Goaway);

        Task stopping = server.StopAsync(TimeSpan.FromMinutes(1));
        await _time.ArmedAsync(60).WaitAsync(Patience, Token);
        Assert.False(stopping.IsCompleted);

        _service.SlowCancelled.SetResult();
        Assert.Equal(3u, (await client.AnswerAsync()).Id);
        await stopping.WaitAsync(Patience, Token);
    }

    [Fact]
    public async Task A_call_whose_client_has_gone_is_cancelled()
    {
        await using McpServer server = Create();
        await using (ScriptedClient client = await ScriptedClient.GreetAsync(server))
        {
            await client.CallAsync(1, 1, new Note { Text = UserEvents.Slow });
            await _service.SlowBegan.Task.WaitAsync(Patience, Token);
        }

        await _service.SlowCancelled.Task.WaitAsync(Patience, Token);
    }

    [Fact]
    public async Task A_host_ends_one_session_in_order_and_the_others_go_on()
    {
        await using McpServer server = Create();
        using var closing = new CancellationTokenSource();
        await using ScriptedClient client = await ScriptedClient.GreetAsync(server, closing: closing);
        await using ScriptedClient other = await ScriptedClient.GreetAsync(server);
        await client.CallAsync(3, 1, new Note { Text = UserEvents.Slow });
        await _service.SlowBegan.Task.WaitAsync(Patience, Token);

        await closing.CancelAsync();
        Assert.Equal(3u, (await client.Peer.ReceiveAsync<Goaway>(McpCommand.Goaway)).LastSequenceId);
        _service.SlowCancelled.SetResult();
        Assert.Equal(3u, (await client.AnswerAsync()).Id);
        await client.Served.WaitAsync(Patience, Token);

        await other.PingAsync();
        Assert.Equal(other.Welcome.SessionId, Assert.Single(server.SessionList).Id);
    }

    [Fact]
    public async Task A_connection_that_comes_after_the_stop_is_closed()
    {
        McpServer server = Create();
        await server.DisposeAsync();
        await using ScriptedClient late = await ScriptedClient.ConnectAsync(server);
        await late.Served.WaitAsync(Patience, Token);
        await server.DisposeAsync();
    }

    [Fact]
    public async Task A_session_is_gone_on_with_until_it_is_forgotten()
    {
        await using McpServer server = Create(new McpServerOptions { SessionMemory = TimeSpan.FromMinutes(5) });
        Guid id = await VisitAsync(server, default, isResumed: false);
        _time.Advance(299);
        Assert.Equal(id, await VisitAsync(server, id, isResumed: true));
        _time.Advance(301);
        Assert.NotEqual(id, await VisitAsync(server, id, isResumed: false));
    }

    [Fact]
    public async Task A_session_that_is_in_use_is_nobody_elses()
    {
        await using McpServer server = Create();
        await using ScriptedClient owner = await ScriptedClient.GreetAsync(server);
        await using ScriptedClient other = await ScriptedClient.GreetAsync(server, owner.Welcome.SessionId);
        Assert.False(other.Welcome.IsResumed);
        Assert.NotEqual(owner.Welcome.SessionId, other.Welcome.SessionId);
    }

    private async Task<ScriptedClient> BeginSlowMessageAsync(McpServer server)
    {
        ScriptedClient client = await ScriptedClient.GreetAsync(server);
        await client.Peer.SendAsync(McpCommand.OneWay, 0, ScriptedClient.Call(4, new Note { Text = UserEvents.Slow }));
        await _service.SlowBegan.Task.WaitAsync(Patience, Token);
        return client;
    }

    private static async Task<Guid> VisitAsync(McpServer server, Guid session, bool isResumed)
    {
        await using ScriptedClient client = await ScriptedClient.GreetAsync(server, session);
        Assert.Equal(isResumed, client.Welcome.IsResumed);
        client.Peer.Bytes.Close();
        await client.Served.WaitAsync(Patience, Token);
        return client.Welcome.SessionId;
    }

    private McpServer Create(McpServerOptions? options = null)
    {
        options ??= new McpServerOptions();
        options.TimeProvider = _time;
        options.IdleTimeout = Timeout.InfiniteTimeSpan;
        return McpServer.Create(services => services.Map<IUserEvents>(_service), options);
    }
}
