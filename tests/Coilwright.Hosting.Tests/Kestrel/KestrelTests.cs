using Coilwright.Hosting.Tests.Services;
using Coilwright.Mcp;
using Microsoft.AspNetCore.Hosting;

namespace Coilwright.Hosting.Tests.Kestrel;

/// <summary>Services on an end point of Kestrel, called by generated clients.</summary>
public sealed class KestrelTests : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Greeter _greeter = new();
    private readonly McpServer _server;

    public KestrelTests() => _server = McpServer.Create(services => services.Map<IGreeter>(_greeter));

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task A_generated_client_calls_a_service()
    {
        await using KestrelHost host = await StartAsync();
        await using McpClient client = await ConnectAsync(host);
        Greeting answer = await new GreeterClient(client).GreetAsync(new Greeting { Text = "Kestrel" }, Token);
        Assert.Equal("Hello, Kestrel", answer.Text);
    }

    [Fact]
    public async Task Many_calls_and_a_long_stream_share_a_connection()
    {
        await using KestrelHost host = await StartAsync();
        await using McpClient client = await ConnectAsync(host);
        var greeter = new GreeterClient(client);
        Task<Greeting>[] calls = [.. Enumerable.Range(0, 500).Select(i => greeter.GreetAsync(new Greeting { Text = $"{i}" }, Token).AsTask())];

        int items = 0;
        await foreach (Greeting item in greeter.RepeatAsync(new Greeting { Text = new string('x', 10_000), Times = 500 }, Token))
        {
            Assert.Equal(10_000, item.Text.Length);
            items++;
        }

        Assert.Equal(500, items);
        Greeting[] answers = await Task.WhenAll(calls).WaitAsync(Patience, Token);
        Assert.Equal(Enumerable.Range(0, 500).Select(i => $"Hello, {i}"), answers.Select(answer => answer.Text));
    }

    [Fact]
    public async Task Sessions_are_listed_until_their_client_has_gone()
    {
        await using KestrelHost host = await StartAsync();
        await using (McpClient client = await ConnectAsync(host, new McpClientOptions { Name = "panel" }))
        {
            await new GreeterClient(client).GreetAsync(new Greeting(), Token);
            McpSession session = Assert.Single(_server.SessionList);
            Assert.Equal(("panel", client.Connections[0].SessionId), (session.Name, session.Id));
            Assert.StartsWith("127.0.0.1:", session.RemoteEndPoint!.ToString(), StringComparison.Ordinal);
            Assert.Null(session.CertificateSubject);
        }

        await Eventually.HoldsAsync(() => _server.SessionList.Count == 0);
    }

    [Fact]
    public async Task A_host_that_stops_lets_calls_finish_and_tells_clients()
    {
        await using KestrelHost host = await StartAsync();
        await using McpClient client = await ConnectAsync(host);
        ValueTask<Greeting> taken = new GreeterClient(client).WaitAsync(new Greeting { Text = "taken" }, Token);
        await _greeter.WaitBegan.Task.WaitAsync(Patience, Token);

        Task stopping = host.StopAsync(Token);
        string reason = await ReasonOfLossAsync(client);
        Assert.Contains("The server is shutting down.", reason, StringComparison.Ordinal);
        Assert.False(stopping.IsCompleted);

        _greeter.Released.SetResult();
        Assert.Equal("taken", (await taken).Text);
        await stopping.WaitAsync(Patience, Token);
        Assert.Empty(_server.SessionList);
    }

    [Fact]
    public async Task A_host_that_stops_ends_a_watch_instead_of_waiting_for_it()
    {
        await using KestrelHost host = await StartAsync();
        await using McpClient client = await ConnectAsync(host);
        await using IAsyncEnumerator<Greeting> watch = new GreeterClient(client).WatchAsync(new Greeting { Text = "on watch" }, Token).GetAsyncEnumerator(Token);
        Assert.True(await watch.MoveNextAsync().AsTask().WaitAsync(Patience, Token));

        Task stopping = host.StopAsync(Token);
        McpStatusException error = await Assert.ThrowsAsync<McpStatusException>(() => watch.MoveNextAsync().AsTask().WaitAsync(Patience, Token));
        Assert.Equal(McpStatus.ServiceUnavailable, error.Status);
        await stopping.WaitAsync(Patience, Token);
        Assert.Empty(_server.SessionList);
    }

    [Fact]
    public async Task A_call_that_does_not_end_does_not_keep_the_host_from_stopping()
    {
        await using KestrelHost host = await StartAsync();
        await using McpClient client = await ConnectAsync(host, new McpClientOptions { RetriesWhenLost = 0 });
        ValueTask<Greeting> taken = new GreeterClient(client).WaitAsync(new Greeting(), Token);
        await _greeter.WaitBegan.Task.WaitAsync(Patience, Token);

        await host.StopAsync(new CancellationToken(canceled: true)).WaitAsync(Patience, Token);
        var error = await Assert.ThrowsAsync<McpConnectionException>(async () => await taken);
        Assert.True(error.MayHaveBeenApplied);
    }

    [Fact]
    public async Task A_client_that_speaks_another_protocol_is_closed_and_the_next_is_served()
    {
        await using KestrelHost host = await StartAsync();
        using var http = new HttpClient { Timeout = Patience };
        await Assert.ThrowsAsync<HttpRequestException>(() => http.GetAsync(new Uri($"http://127.0.0.1:{host.Port}/"), Token));

        await using McpClient client = await ConnectAsync(host);
        await new GreeterClient(client).GreetAsync(new Greeting(), Token);
    }

    [Fact]
    public async Task An_end_point_without_a_server_says_what_is_missing()
    {
        InvalidOperationException error = await Assert.ThrowsAsync<InvalidOperationException>(() => KestrelHost.StartAsync(_ => { }, listen => listen.UseMcp()));
        Assert.Contains("AddMcpServer", error.Message, StringComparison.Ordinal);
    }

    private Task<KestrelHost> StartAsync() => KestrelHost.StartAsync(_ => { }, listen => listen.UseMcp(_server));

    private static Task<McpClient> ConnectAsync(KestrelHost host, McpClientOptions? options = null)
        => McpClient.ConnectAsync($"mcp://127.0.0.1:{host.Port}", options, Token).WaitAsync(Patience, Token);

    private static async Task<string> ReasonOfLossAsync(McpClient client)
    {
        using var bound = CancellationTokenSource.CreateLinkedTokenSource(Token);
        bound.CancelAfter(Patience);
        await foreach (ConnectionStateChange change in client.WatchStateAsync(cancellationToken: bound.Token))
        {
            if (change.Current != ConnectionState.Connected)
            {
                return change.Reason!.Message;
            }
        }

        return "";
    }
}
