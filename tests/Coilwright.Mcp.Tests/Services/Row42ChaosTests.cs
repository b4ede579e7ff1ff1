using System.Collections.Concurrent;
using Coilwright.Testing;

namespace Coilwright.Mcp.Tests.Services;

/// <summary>All faults at once, in both directions: whatever happens to frames, a value is right or there is an error, and nothing is left behind.</summary>
public sealed class Row42ChaosTests
{
    private const int Callers = 16;
    private const int CallsOfEach = 60;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly InMemoryTransport _memory = new();
    private readonly Counting _service = new();
    private readonly ConcurrentDictionary<long, Exception?> _outcomes = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1, 0)]
    [InlineData(2, 1)]
    [InlineData(3, 100)]
    public async Task No_wrong_value_no_lost_call_none_done_twice_without_leave_and_empty_tables_at_the_end(int seed, int compressionThreshold)
    {
        await using McpServer server = McpServer.Listen(
            _memory.Listen(), services => services.Map<ICounting>(_service), new McpServerOptions { CompressionThreshold = compressionThreshold });
        var line = new FaultyTransport(_memory) { Frames = FrameLengths.Mcp };
        await using McpClient client = McpClient.Create([line], Options(compressionThreshold));
        line.Answers = FaultPlan.Random(seed, FaultsOfAnswers);
        line.Requests = FaultPlan.Random(seed + 100, FaultsOfRequests);

        await Task.WhenAll(Enumerable.Range(0, Callers).Select(caller => Task.Run(() => CallAsync(client, caller, seed), Token))).WaitAsync(Patience, Token);

        line.Answers = line.Requests = null;
        await SucceedAsync(client);
        Assert.Equal(Callers * CallsOfEach, _outcomes.Count);
        Assert.Contains(_outcomes.Values, outcome => outcome is null);
        Assert.Contains(_outcomes.Values, outcome => outcome is not null);
        Assert.All(_outcomes, outcome => AssertRight(outcome.Key, outcome.Value));

        // A ping is in flight for a moment too, and with this heartbeat every 50 ms.
        Assert.True(SpinWait.SpinUntil(() => client.Counts.Read() is { InFlight: 0, Pending: 0 }, Patience));
        Assert.True(SpinWait.SpinUntil(() => server.Working + server.Waiting + server.SessionList.Sum(session => session.InFlight) == 0, Patience));
    }

    // MCP has no checksum: what is changed is what the receiver can see, and an id far from those in use.
    private static readonly (double Probability, Fault Fault)[] FaultsOfAnswers =
    [
        (0.03, Fault.Drop),
        (0.05, Fault.Duplicate),
        (0.02, Fault.Delay(TimeSpan.FromMilliseconds(2))),
        (0.03, Fault.Late()),
        (0.02, Fault.Late(7) with { Copies = 2 }),
        (0.10, Fault.Split()),
        (0.03, Fault.WrongId(8)),
        (0.01, Fault.Corrupt(0)),
        (0.01, Fault.Corrupt(2)),
        (0.02, Fault.Corrupt(3, 0x20)),
        (0.02, Fault.Corrupt(3, 0x80)),
        (0.01, Fault.Corrupt(4)),
        (0.01, Fault.Corrupt(7, 0x01)),
        (0.01, Fault.Truncate(13) with { End = FaultEnd.Reset }),
        (0.01, Fault.Close),
        (0.01, Fault.Reset),
        (0.003, Fault.HalfOpen),
    ];

    // None is doubled: a connection never does that, and a server cannot know that it was not asked twice.
    private static readonly (double Probability, Fault Fault)[] FaultsOfRequests =
    [
        (0.03, Fault.Drop),
        (0.03, Fault.Late()),
        (0.10, Fault.Split()),
        (0.01, Fault.Corrupt(0)),
        (0.01, Fault.Corrupt(3, 0x09)),
        (0.01, Fault.Corrupt(3, 0x80)),
        (0.01, Fault.Corrupt(7, 0x01)),
        (0.01, Fault.Truncate(9) with { End = FaultEnd.Reset }),
        (0.01, new Fault { End = FaultEnd.Close }),
        (0.003, Fault.HalfOpen),
    ];

    private static McpClientOptions Options(int compressionThreshold)
    {
        var options = new McpClientOptions { RequestTimeout = TimeSpan.FromMilliseconds(50), CompressionThreshold = compressionThreshold };
        options.Connection.ConnectTimeout = TimeSpan.FromMilliseconds(500);

        // So that the calls meet faults and not the wait for the next connection.
        options.Connection.Reconnect.InitialDelay = options.Connection.Reconnect.MaxDelay = TimeSpan.FromMilliseconds(1);
        options.Connection.Reconnect.Attempts = 1_000_000;
        options.Connection.Heartbeat.Interval = options.Connection.Heartbeat.Timeout = TimeSpan.FromMilliseconds(50);
        options.Connection.Heartbeat.Misses = 1;
        return options;
    }

    private static bool IsIdempotent(long id) => id % 2 == 0;

    private async Task CallAsync(McpClient client, int caller, int seed)
    {
        var random = new Random((seed * 100) + caller);
        var counting = new CountingClient(client);
        for (int i = 0; i < CallsOfEach; i++)
        {
            using var giveUp = new CancellationTokenSource();
            var call = new Ack { Value = (caller * 1_000_003L) + i };
            ValueTask<Ack> answer = IsIdempotent(call.Value) ? counting.AgainAsync(call, giveUp.Token) : counting.OnceAsync(call, giveUp.Token);
            if (random.Next(10) == 0)
            {
                await giveUp.CancelAsync();
            }

            Exception? outcome = null;
            try
            {
                Assert.Equal(Counting.AnswerTo(call), await answer);
            }
            catch (Exception error) when (error is McpException or OperationCanceledException)
            {
                outcome = error;
            }

            Assert.True(_outcomes.TryAdd(call.Value, outcome));
        }
    }

    private void AssertRight(long id, Exception? outcome)
    {
        int done = _service.Done.GetValueOrDefault(id);
        switch (outcome)
        {
            case null:
                Assert.True(done == 1 || (IsIdempotent(id) && done > 1), $"Call {id} succeeded and was done {done} times.");
                break;
            case McpException { MayHaveBeenApplied: false }:
                Assert.True(done == 0, $"Call {id} was done {done} times, but its error says that it was not: {outcome}");
                break;
            default:
                Assert.True(done <= 1 || IsIdempotent(id), $"Call {id} was done {done} times.");
                break;
        }
    }

    private static async Task SucceedAsync(McpClient client)
    {
        // The connection may be one that was cut or left half-open just now.
        using var bound = CancellationTokenSource.CreateLinkedTokenSource(Token);
        bound.CancelAfter(Patience);
        var last = new Ack { Value = -2 };
        while (true)
        {
            try
            {
                Assert.Equal(Counting.AnswerTo(last), await new CountingClient(client).AgainAsync(last, bound.Token));
                return;
            }
            catch (McpException)
            {
                bound.Token.ThrowIfCancellationRequested();
            }
        }
    }

    /// <summary>Notes how often each call was done, and answers with what only that call can be answered with.</summary>
    private sealed class Counting : ICounting
    {
        public ConcurrentDictionary<long, int> Done { get; } = new();

        public static Ack AnswerTo(Ack call) => new() { Value = call.Value * 31 };

        public async ValueTask<Ack> OnceAsync(Ack id, CancellationToken cancellationToken)
        {
            Done.AddOrUpdate(id.Value, 1, static (_, count) => count + 1);
            await Task.Yield();
            return AnswerTo(id);
        }

        public ValueTask<Ack> AgainAsync(Ack id, CancellationToken cancellationToken) => OnceAsync(id, cancellationToken);
    }
}
