using System.Collections.Concurrent;
using System.Runtime.CompilerServices;

namespace Coilwright.Mcp.Tests.Services;

/// <summary>A service whose slow operation waits until it is cancelled.</summary>
internal sealed class UserEvents : IUserEvents
{
    public const string Slow = "slow";
    public const string Failing = "failing";
    public const string Refused = "refused";
    public const string Large = "large";

    private long _alarms;

    public ConcurrentQueue<Note> Notes { get; } = new();

    public SemaphoreSlim NoteCame { get; } = new(0);

    public TaskCompletionSource SlowBegan { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public TaskCompletionSource SlowCancelled { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public long Streamed;

    /// <summary>How long the text of a streamed item is.</summary>
    public int ItemLength { get; init; } = 1000;

    public async ValueTask<Ack> PublishAsync(Note note, CancellationToken cancellationToken)
    {
        switch (note.Text)
        {
            case Slow:
                await WaitAsync(cancellationToken);
                break;
            case Failing:
                throw new InvalidOperationException("a secret of the server");
            case Refused:
                throw new McpStatusException(McpStatus.NotFound, "There is no such user.", 17);
            case Large:
                throw new McpStatusException(McpStatus.NotFound, new string('x', 1000));
        }

        return new Ack { Value = note.Value + 1 };
    }

    public ValueTask<Ack> AlarmAsync(Note note, CancellationToken cancellationToken) => new(new Ack { Value = Interlocked.Increment(ref _alarms) });

    public async IAsyncEnumerable<Note> WatchAsync(Ack request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (long i = 0; i < request.Value; i++)
        {
            Interlocked.Increment(ref Streamed);
            yield return new Note { Value = i, Text = new string('x', ItemLength) };
        }

        await Task.CompletedTask;
    }

    public async ValueTask NotifyAsync(Note note, CancellationToken cancellationToken)
    {
        if (note.Text == Slow)
        {
            await WaitAsync(cancellationToken);
        }

        Notes.Enqueue(note);
        NoteCame.Release();
    }

    public async ValueTask<Ack> UploadAsync(IAsyncEnumerable<Note> notes, CancellationToken cancellationToken)
    {
        long sum = 0;
        await foreach (Note note in notes.WithCancellation(cancellationToken))
        {
            sum += note.Value;
        }

        return new Ack { Value = sum };
    }

    public async IAsyncEnumerable<Ack> ExchangeAsync(Ack first, IAsyncEnumerable<Note> notes, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        yield return first;
        await foreach (Note note in notes.WithCancellation(cancellationToken))
        {
            yield return new Ack { Value = note.Value * 2 };
        }
    }

    public ValueTask<Ack> ReadAsync(Note note, CancellationToken cancellationToken) => new(new Ack { Value = note.Value });

    public ValueTask StopAsync(CancellationToken cancellationToken) => ValueTask.CompletedTask;

    public ValueTask<Ack> CountAsync() => new(new Ack { Value = Notes.Count });

    private async Task WaitAsync(CancellationToken cancellationToken)
    {
        SlowBegan.TrySetResult();
        await using (cancellationToken.UnsafeRegister(_ => SlowCancelled.TrySetResult(), null))
        {
            await SlowCancelled.Task;
            cancellationToken.ThrowIfCancellationRequested();
        }
    }
}
