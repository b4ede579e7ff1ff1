using Coilwright.Mcp.Frames;

namespace Coilwright.Mcp.Tests.Frames;

/// <summary>What the steady state allocates, on both sides together.</summary>
[Collection<AloneInTheProcess>]
public sealed class AllocationTests
{
    private static readonly McpFrameReceiver Echo = static (connection, frame) =>
        frame.Command == McpCommand.Request ? connection.RespondAsync(frame.SequenceId, frame.Payload.FirstSpan) : ValueTask.CompletedTask;

    [Theory]
    [InlineData(1, 2_000)]
    [InlineData(64, 1_000)]
    public async Task Warm_requests_and_responses_leave_less_than_a_byte_each(int callers, int requests)
    {
        await using SocketPair pair = await SocketPair.CreateAsync(Echo);

        long allocated = await LeastAllocatedAsync(() => Task.WhenAll(Enumerable.Range(0, callers).Select(_ => AskAsync(pair.Client, requests))));

        // What the callers' own tasks take does not count, but is not more than a few kilobytes.
        Assert.InRange(allocated, 0, callers * (requests + 1_000));
    }

    /// <summary>The runtime now and then allocates for itself; what the connection allocates shows in every round.</summary>
    private static async Task<long> LeastAllocatedAsync(Func<Task> run)
    {
        long least = long.MaxValue;
        for (int i = 0; i < 8; i++)
        {
            long before = GC.GetTotalAllocatedBytes(precise: true);
            await Task.Run(run, TestContext.Current.CancellationToken);
            least = Math.Min(least, GC.GetTotalAllocatedBytes(precise: true) - before);
        }

        return least;
    }

    private static async Task AskAsync(McpFrameConnection client, int requests)
    {
        byte[] payload = FrameBytes.Payload(30);
        using var cancellation = new CancellationTokenSource();
        for (int i = 0; i < requests; i++)
        {
            using McpPayload answer = await client.RequestAsync(payload, null, cancellation.Token);
        }
    }
}
