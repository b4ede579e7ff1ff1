namespace Coilwright.Modbus.Tests.Client;

public sealed class WriteGateTests
{
    private readonly WriteGate _gate = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public void Writes_pass_side_by_side_and_a_change_only_alone()
    {
        Assert.True(_gate.TryEnter(alone: false));
        Assert.True(_gate.TryEnter(alone: false));
        Assert.False(_gate.TryEnter(alone: true));
        _gate.Exit(alone: false);
        Assert.False(_gate.TryEnter(alone: true));
        _gate.Exit(alone: false);
        Assert.True(_gate.TryEnter(alone: true));
        Assert.False(_gate.TryEnter(alone: false));
        Assert.False(_gate.TryEnter(alone: true));
        _gate.Exit(alone: true);
        Assert.True(_gate.TryEnter(alone: false));
    }

    [Fact]
    public async Task Who_comes_first_passes_first_so_that_nobody_starves()
    {
        Assert.True(_gate.TryEnter(alone: false));
        Task change = _gate.EnterAsync(alone: true, Cancellation);
        Task first = _gate.EnterAsync(alone: false, Cancellation);
        Task second = _gate.EnterAsync(alone: false, Cancellation);
        Task last = _gate.EnterAsync(alone: true, Cancellation);
        Assert.False(_gate.TryEnter(alone: false));

        _gate.Exit(alone: false);
        await change;
        Assert.False(first.IsCompleted);
        _gate.Exit(alone: true);
        await Task.WhenAll(first, second);
        Assert.False(last.IsCompleted);
        _gate.Exit(alone: false);
        Assert.False(last.IsCompleted);
        _gate.Exit(alone: false);
        await last;
    }

    [Fact]
    public async Task Who_gives_up_holds_up_nobody()
    {
        using var impatient = new CancellationTokenSource();
        Assert.True(_gate.TryEnter(alone: false));
        Task change = _gate.EnterAsync(alone: true, impatient.Token);
        Task write = _gate.EnterAsync(alone: false, Cancellation);

        await impatient.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => change);
        await write;
        _gate.Exit(alone: false);
        _gate.Exit(alone: false);
        Assert.True(_gate.TryEnter(alone: true));
    }

    [Fact]
    public async Task Many_who_come_at_once_never_meet()
    {
        int writes = 0;
        int changes = 0;
        int met = 0;
        await Task.WhenAll(Enumerable.Range(0, 16).Select(worker => Task.Run(
            async () =>
            {
                for (int i = 0; i < 500; i++)
                {
                    bool alone = (i + worker) % 4 == 0;
                    await _gate.EnterAsync(alone, Cancellation);
                    int mine = alone ? Interlocked.Increment(ref changes) : Interlocked.Increment(ref writes);
                    await Task.Yield();
                    met += Volatile.Read(ref alone ? ref writes : ref changes) > 0 || (alone && mine > 1) ? 1 : 0;
                    _ = alone ? Interlocked.Decrement(ref changes) : Interlocked.Decrement(ref writes);
                    _gate.Exit(alone);
                }
            },
            Cancellation)));

        Assert.Equal(0, met);
    }
}
