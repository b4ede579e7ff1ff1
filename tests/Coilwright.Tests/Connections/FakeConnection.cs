using Coilwright.Connections;

namespace Coilwright.Tests.Connections;

/// <summary>A connection that does what the test says.</summary>
internal sealed class FakeConnection(TimeProvider time) : ILiveConnection
{
    private readonly TaskCompletionSource<Exception> _died = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _taken = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _closing = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _drained = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly SemaphoreSlim _pinged = new(0);
    private long _lastReceivedAt = time.GetTimestamp();
    private TaskCompletionSource<bool> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task<Exception> Died
    {
        get
        {
            _taken.TrySetResult();
            return _died.Task;
        }
    }

    /// <summary>Completes when whoever opened the connection looks after it: only then does time count for it.</summary>
    public Task Taken => _taken.Task;

    public bool HasAnswered { get; set; }

    public long LastReceivedAt => Volatile.Read(ref _lastReceivedAt);

    /// <summary>Completes when the connection is told to close.</summary>
    public Task Closing => _closing.Task;

    /// <summary>What closing waits for.</summary>
    public Task MayClose { get; set; } = Task.CompletedTask;

    /// <summary>Called when the connection has closed, before anybody is told.</summary>
    public Action Closed { get; init; } = static () => { };

    /// <summary>What a ping answers without being asked twice; <see langword="null"/> where the test answers each.</summary>
    public Func<ValueTask<bool>>? PingAnswer { get; set; }

    public bool IsDraining { get; private set; }

    public void Receive() => Volatile.Write(ref _lastReceivedAt, time.GetTimestamp());

    /// <summary>The peer drops the connection after it has answered something.</summary>
    public void Lose(string reason = "reset by peer")
    {
        HasAnswered = true;
        Poison(new IOException(reason));
    }

    public void Poison(Exception reason)
    {
        _died.TrySetResult(reason);
        _drained.TrySetResult();
    }

    /// <summary>Waits for the next ping.</summary>
    public Task PingedAsync() => _pinged.WaitAsync(TestContext.Current.CancellationToken);

    public void AnswerPing()
    {
        Receive();
        Interlocked.Exchange(ref _answer, new(TaskCreationOptions.RunContinuationsAsynchronously)).SetResult(true);
    }

    public async ValueTask<bool> PingAsync(CancellationToken cancellationToken)
    {
        TaskCompletionSource<bool> answer = _answer;
        _pinged.Release();
        return PingAnswer is null ? await answer.Task.WaitAsync(cancellationToken) : await PingAnswer();
    }

    public Task DrainAsync(CancellationToken cancellationToken)
    {
        IsDraining = true;
        return _drained.Task;
    }

    public void FinishLastRequest() => _drained.TrySetResult();

    public async ValueTask DisposeAsync()
    {
        _closing.TrySetResult();
        Poison(new ObjectDisposedException(nameof(FakeConnection)));
        await MayClose;
        Closed();
    }
}
