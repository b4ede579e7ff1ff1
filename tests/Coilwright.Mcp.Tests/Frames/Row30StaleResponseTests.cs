using Coilwright.Mcp.Frames;
using Microsoft.Extensions.Time.Testing;

namespace Coilwright.Mcp.Tests.Frames;

/// <summary>Responses that nobody waits for (any more).</summary>
public sealed class Row30StaleResponseTests
{
    private readonly FakeTimeProvider _time = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Unknown_and_duplicate_responses_are_dropped_and_counted()
    {
        await using Scripted scripted = await Scripted.ConnectAsync();
        Task<McpPayload> asking = scripted.Ask([1]);
        uint id = (await scripted.ReceiveAsync()).Header.SequenceId;

        await scripted.SendAsync(McpCommand.Response, id + 1, Scripted.Number(-1));
        await scripted.SendAsync(McpCommand.Response, id + 64, Scripted.Number(-1));
        await scripted.SendAsync(McpCommand.Pong, id, new byte[8]);
        await scripted.SendAsync(McpCommand.Response, id, Scripted.Number(1));
        await scripted.SendAsync(McpCommand.Response, id, Scripted.Number(-1));

        using McpPayload answer = await asking;
        Assert.Equal(Scripted.Number(1), answer.Span.ToArray());
        await AssertWorksAsync(scripted, 2);
        Assert.Equal(4, scripted.Connection.UnmatchedResponses);
    }

    [Fact]
    public async Task A_response_after_its_timeout_is_never_taken_for_another()
    {
        await using Scripted scripted = await Scripted.ConnectAsync(new() { TimeProvider = _time, RequestTimeout = TimeSpan.FromSeconds(1) });
        Task<McpPayload> asking = scripted.Ask([1]);
        uint late = (await scripted.ReceiveAsync()).Header.SequenceId;
        _time.Advance(TimeSpan.FromSeconds(1.1));
        McpTimeoutException error = await Assert.ThrowsAsync<McpTimeoutException>(() => asking);

        Task<McpPayload> next = scripted.Ask([2]);
        await scripted.SendAsync(McpCommand.Response, late, Scripted.Number(-1));
        await scripted.AnswerAsync(2);

        using McpPayload answer = await next;
        Assert.Equal(Scripted.Number(2), answer.Span.ToArray());
        Assert.True(error.MayHaveBeenApplied);
        Assert.Equal(RequestPhase.Response, error.Phase);
        Assert.Equal(1, scripted.Connection.UnmatchedResponses);
    }

    [Fact]
    public async Task A_response_after_its_cancellation_is_never_taken_for_another()
    {
        await using Scripted scripted = await Scripted.ConnectAsync();
        using var cancellation = new CancellationTokenSource();
        Task<McpPayload> asking = scripted.Ask([1], cancellationToken: cancellation.Token);
        uint late = (await scripted.ReceiveAsync()).Header.SequenceId;
        await cancellation.CancelAsync();
        await Assert.ThrowsAsync<OperationCanceledException>(() => asking);

        await scripted.SendAsync(McpCommand.Response, late, Scripted.Number(-1));

        await AssertWorksAsync(scripted, 2);
        Assert.Equal(1, scripted.Connection.UnmatchedResponses);
        Assert.Equal(0, scripted.Connection.InFlight);
    }

    [Fact]
    public async Task A_request_that_is_cancelled_before_it_is_sent_is_not_sent()
    {
        await using Scripted scripted = await Scripted.ConnectAsync();

        await Assert.ThrowsAsync<OperationCanceledException>(() => scripted.Ask([1], cancellationToken: new(canceled: true)));

        Task<McpPayload> next = scripted.Ask([2]);
        Assert.Equal([2], (await scripted.ReceiveAsync()).Payload);
        await scripted.Connection.DisposeAsync();
        await Assert.ThrowsAsync<McpConnectionException>(() => next);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Only_a_peer_with_the_envelope_is_told_what_was_given_up(bool useEnvelope)
    {
        await using Scripted scripted = await Scripted.ConnectAsync(
            new() { TimeProvider = _time, RequestTimeout = TimeSpan.FromSeconds(1), UseEnvelope = useEnvelope });
        using var cancellation = new CancellationTokenSource();
        Task<McpPayload> first = scripted.Ask([1], TimeSpan.FromSeconds(9), cancellation.Token);
        Task<McpPayload> second = scripted.Ask([2]);
        uint[] ids = [(await scripted.ReceiveAsync()).Header.SequenceId, (await scripted.ReceiveAsync()).Header.SequenceId];

        await cancellation.CancelAsync();
        await Assert.ThrowsAsync<OperationCanceledException>(() => first);
        _time.Advance(TimeSpan.FromSeconds(1.1));
        await Assert.ThrowsAsync<McpTimeoutException>(() => second);
        await scripted.Connection.SendAsync(McpCommand.OneWay, 0, [3], Token);

        if (useEnvelope)
        {
            foreach (uint id in ids)
            {
                (McpFrameHeader header, byte[] payload) = await scripted.ReceiveAsync();
                Assert.Equal((McpCommand.Cancel, id, 0), (header.Command, header.SequenceId, payload.Length));
            }
        }

        Assert.Equal(McpCommand.OneWay, (await scripted.ReceiveAsync()).Header.Command);
    }

    private static async Task AssertWorksAsync(Scripted scripted, int number)
    {
        Task<McpPayload> asking = scripted.Ask(Scripted.Number(number));
        await scripted.AnswerAsync(number);
        using McpPayload answer = await asking;
        Assert.Equal(Scripted.Number(number), answer.Span.ToArray());
    }
}
