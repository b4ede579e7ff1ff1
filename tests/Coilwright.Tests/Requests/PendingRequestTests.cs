using Coilwright.Requests;
using Microsoft.Extensions.Time.Testing;

namespace Coilwright.Tests.Requests;

public sealed class PendingRequestTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public void Only_the_first_claim_counts()
    {
        var request = new TestRequest();
        Assert.False(request.TryClaim(RequestOutcome.Answered));
        request.Submit(new Channel(), TimeSpan.FromSeconds(1), Cancellation);

        Assert.True(request.IsPending);
        Assert.True(request.TryClaim(RequestOutcome.Answered));
        Assert.False(request.TryClaim(RequestOutcome.Failed));
        Assert.False(request.IsPending);
    }

    [Fact]
    public async Task The_callers_own_cancellation_carries_its_token_and_withdraws_the_request()
    {
        var channel = new Channel();
        var request = new TestRequest();
        using var giveUp = new CancellationTokenSource();
        request.Submit(channel, TimeSpan.FromSeconds(1), giveUp.Token);
        Task wait = request.WaitAsync().AsTask();

        await giveUp.CancelAsync();

        OperationCanceledException error = await Assert.ThrowsAsync<OperationCanceledException>(() => wait);
        Assert.Equal(giveUp.Token, error.CancellationToken);
        Assert.Equal([request], channel.Withdrawn);
    }

    [Fact]
    public async Task The_protocol_makes_the_error_from_what_was_recorded()
    {
        var channel = new Channel();
        var request = new TestRequest();
        request.Submit(channel, TimeSpan.FromSeconds(1), Cancellation);
        ValueTask wait = request.WaitAsync();
        Assert.True(request.TryClaim(RequestOutcome.Failed));
        request.RecordFailure(FailureKind.TimedOut, RequestPhase.Response, null);
        request.Complete();

        InvalidOperationException error = await Assert.ThrowsAsync<InvalidOperationException>(() => wait.AsTask());
        Assert.Equal("TimedOut in Response", error.Message);
    }

    [Fact]
    public async Task A_request_is_used_again_and_a_token_of_its_last_use_has_no_say_any_more()
    {
        var channel = new Channel();
        var request = new TestRequest();
        using var old = new CancellationTokenSource();
        request.Submit(channel, TimeSpan.FromSeconds(1), old.Token);
        Answer(request);
        await request.WaitAsync();

        request.Submit(channel, TimeSpan.FromSeconds(1), Cancellation);
        await old.CancelAsync();

        Assert.True(request.IsPending);
        Answer(request);
        await request.WaitAsync();
        Assert.Empty(channel.Withdrawn);
    }

    private static void Answer(TestRequest request)
    {
        Assert.True(request.TryClaim(RequestOutcome.Answered));
        request.Complete();
    }

    private sealed class Channel : IRequestChannel
    {
        public TimeProvider TimeProvider { get; } = new FakeTimeProvider();

        public List<PendingRequest> Withdrawn { get; } = [];

        public void Submit(PendingRequest request)
        {
        }

        public void Withdraw(PendingRequest request) => Withdrawn.Add(request);
    }
}
