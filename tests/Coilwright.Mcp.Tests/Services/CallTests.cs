namespace Coilwright.Mcp.Tests.Services;

/// <summary>Calls over a socket, whole: client, server, and what is between them.</summary>
public sealed class CallTests : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly UserEvents _service = new();
    private McpServer _server = null!;
    private McpClient _client = null!;
    private UserEventsClient _events = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _server = McpServer.Listen("mcp://127.0.0.1:0", services => services.Map<IUserEvents>(_service), new McpServerOptions { MaxConcurrent = 1000 });
        _client = await McpClient.ConnectAsync(_server.Endpoint.ToString(), new McpClientOptions { Name = "test" }, Token);
        _events = new UserEventsClient(_client);
    }

    public async ValueTask DisposeAsync()
    {
        await _client.DisposeAsync();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task A_message_goes_there_and_another_comes_back()
        => Assert.Equal(42, (await _events.PublishAsync(new Note { Value = 41 }, Token)).Value);

    [Fact]
    public async Task An_operation_may_take_nothing() => Assert.Equal(0, (await _events.CountAsync()).Value);

    [Fact]
    public async Task A_hundred_callers_share_a_connection_and_each_gets_its_own_answer()
        => await Task.WhenAll(Enumerable.Range(0, 100).Select(async caller =>
        {
            for (int i = 0; i < 100; i++)
            {
                long value = caller * 1000 + i;
                Assert.Equal(value + 1, (await _events.PublishAsync(new Note { Value = value }, Token)).Value);
            }
        }));

    [Fact]
    public async Task What_is_one_way_arrives_and_is_not_answered()
    {
        await _events.NotifyAsync(new Note { Text = "hello" }, Token);
        Assert.True(await _service.NoteCame.WaitAsync(Patience, Token));
        Assert.Equal("hello", Assert.Single(_service.Notes).Text);
    }

    [Fact]
    public async Task A_message_that_is_compressed_may_be_as_long_as_a_frame_may_be()
    {
        const int Limit = 16 << 20;
        await using McpServer server = McpServer.Listen(
            "mcp://127.0.0.1:0", services => services.Map<IUserEvents>(_service), new McpServerOptions { MaxFrameLength = Limit, CompressionThreshold = 1024 });
        await using McpClient client = await McpClient.ConnectAsync(
            server.Endpoint.ToString(), new McpClientOptions { MaxFrameLength = Limit, CompressionThreshold = 1024 }, Token);
        var note = new Note { Value = 41, Text = new string('x', 5 << 20) };
        Assert.Equal(42, (await new UserEventsClient(client).PublishAsync(note, Token)).Value);
    }

    [Fact]
    public async Task What_a_service_throws_stays_at_the_server()
    {
        var error = await Assert.ThrowsAsync<McpStatusException>(async () => await _events.PublishAsync(new Note { Text = UserEvents.Failing }, Token));
        Assert.Equal(McpStatus.InternalServerError, error.Status);
        Assert.True(error.MayHaveBeenApplied);
        Assert.DoesNotContain("secret", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_status_of_the_services_choice_reaches_the_caller_with_its_detail()
    {
        var error = await Assert.ThrowsAsync<McpStatusException>(async () => await _events.PublishAsync(new Note { Text = UserEvents.Refused }, Token));
        Assert.Equal((McpStatus.NotFound, 17u, "There is no such user."), (error.Status, error.Detail, error.Message));
        Assert.False(error.MayHaveBeenApplied);
    }

    [Fact]
    public async Task Giving_up_reaches_the_service()
    {
        using var giveUp = CancellationTokenSource.CreateLinkedTokenSource(Token);
        Task<Ack> call = _events.PublishAsync(new Note { Text = UserEvents.Slow }, giveUp.Token).AsTask();
        await _service.SlowBegan.Task.WaitAsync(Patience, Token);
        await giveUp.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        await _service.SlowCancelled.Task.WaitAsync(Patience, Token);
    }

    [Fact]
    public async Task A_deadline_reaches_the_service()
    {
        var hasty = new UserEventsClient(_client, TimeSpan.FromMilliseconds(50));
        await Assert.ThrowsAnyAsync<McpException>(async () => await hasty.PublishAsync(new Note { Text = UserEvents.Slow }, Token));
        await _service.SlowCancelled.Task.WaitAsync(Patience, Token);
    }

    [Fact]
    public async Task A_slow_call_holds_up_nobody()
    {
        Task<Ack> slow = _events.PublishAsync(new Note { Text = UserEvents.Slow }, Token).AsTask();
        await _service.SlowBegan.Task.WaitAsync(Patience, Token);
        Assert.Equal(2, (await _events.PublishAsync(new Note { Value = 1 }, Token)).Value);
        Assert.False(slow.IsCompleted);
        _service.SlowCancelled.SetResult();
        await slow;
    }

    [Fact]
    public async Task Without_the_role_an_operation_is_forbidden()
    {
        var error = await Assert.ThrowsAsync<McpStatusException>(async () => await _events.StopAsync(Token));
        Assert.Equal(McpStatus.Forbidden, error.Status);
        Assert.Contains("Operator or Engineer", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sessions_are_listed()
    {
        await _events.CountAsync();
        McpSession session = Assert.Single(_server.SessionList);
        Assert.Equal(("test", Assert.Single(_client.Connections).SessionId), (session.Name, session.Id));
        Assert.NotNull(session.RemoteEndPoint);
        Assert.True(session.BytesReceived > 0 && session.BytesSent > 0);
    }
}
