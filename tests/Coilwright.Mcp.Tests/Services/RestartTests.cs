using System.Collections.Concurrent;

namespace Coilwright.Mcp.Tests.Services;

/// <summary>A server that is killed and started again while many call it.</summary>
public sealed class RestartTests
{
    private const int Callers = 32;
    private const int Restarts = 4;
    private const int CallsBetween = 300;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Counting _service = new();
    private readonly ConcurrentDictionary<long, Exception?> _outcomes = new();
    private long _next;
    private int _done;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Row_33_every_call_has_an_outcome_and_none_is_applied_twice_without_leave()
    {
        McpServer server = Listen("mcp://127.0.0.1:0");
        string endpoint = server.Endpoint.ToString();
        var options = new McpClientOptions { Connections = 2 };
        options.Connection.Reconnect.InitialDelay = TimeSpan.FromMilliseconds(5);
        options.Connection.Reconnect.MaxDelay = TimeSpan.FromMilliseconds(20);
        options.Connection.Reconnect.Attempts = 1_000_000;
        await using McpClient client = await McpClient.ConnectAsync(endpoint, options, Token);
        using var stop = new CancellationTokenSource();
        Task[] callers = [.. Enumerable.Range(0, Callers).Select(caller => CallAsync(new CountingClient(client), caller % 2 == 0, stop.Token))];

        for (int restart = 1; restart <= Restarts; restart++)
        {
            await UntilDoneAsync(restart * CallsBetween);
            await server.DisposeAsync();
            server = Listen(endpoint);
        }

        await UntilDoneAsync((Restarts + 1) * CallsBetween);
        await stop.CancelAsync();
        await Task.WhenAll(callers).WaitAsync(Patience, Token);
        await server.DisposeAsync();

        Assert.Equal(_next, _outcomes.Count);
        Assert.Contains(_outcomes.Values, outcome => outcome is null);
        foreach ((long id, Exception? outcome) in _outcomes)
        {
            AssertRight(id, outcome);
        }
    }

    private void AssertRight(long id, Exception? outcome)
    {
        int applied = _service.Applied.GetValueOrDefault(id);
        switch (outcome)
        {
            case null:
                Assert.True(applied == 1 || (IsIdempotent(id) && applied > 1), $"Call {id} succeeded and was applied {applied} times.");
                break;
            case McpRequestException { MayHaveBeenApplied: false }:
                Assert.Equal(0, applied);
                break;
            default:
                Assert.IsType<McpConnectionException>(outcome);
                Assert.True(applied <= 1 || IsIdempotent(id), $"Call {id} was applied {applied} times.");
                break;
        }
    }

    private static bool IsIdempotent(long id) => id % 2 == 0;

    private async Task CallAsync(CountingClient counting, bool isIdempotent, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            long id = (Interlocked.Increment(ref _next) * 2) + (isIdempotent ? 0 : 1);
            Exception? outcome = null;
            try
            {
                var call = new Ack { Value = id };
                Assert.Equal(call, await (isIdempotent ? counting.AgainAsync(call, Token) : counting.OnceAsync(call, Token)));
            }
            catch (McpException error)
            {
                outcome = error;
            }

            Assert.True(_outcomes.TryAdd(id, outcome));
            Interlocked.Increment(ref _done);
        }
    }

    private async Task UntilDoneAsync(int count)
    {
        using var bound = CancellationTokenSource.CreateLinkedTokenSource(Token);
        bound.CancelAfter(Patience);
        while (Volatile.Read(ref _done) < count)
        {
            await Task.Delay(1, bound.Token);
        }
    }

    private McpServer Listen(string endpoint) => McpServer.Listen(endpoint, services => services.Map<ICounting>(_service));

    private sealed class Counting : ICounting
    {
        public ConcurrentDictionary<long, int> Applied { get; } = new();

        public async ValueTask<Ack> OnceAsync(Ack id, CancellationToken cancellationToken)
        {
            Applied.AddOrUpdate(id.Value, 1, static (_, count) => count + 1);
            await Task.Yield();
            return id;
        }

        public ValueTask<Ack> AgainAsync(Ack id, CancellationToken cancellationToken) => OnceAsync(id, cancellationToken);
    }
}
