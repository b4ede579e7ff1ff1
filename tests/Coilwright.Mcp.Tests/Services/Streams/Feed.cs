using System.Runtime.CompilerServices;

namespace Coilwright.Mcp.Tests.Services;

/// <summary>Sends so many items as it is asked for, then waits until it is cancelled.</summary>
internal sealed class Feed : IFeed
{
    /// <summary>A stream, or what reads one, waits.</summary>
    public SemaphoreSlim Waits { get; } = new(0);

    /// <summary>What a stream sends when it is cancelled, before it ends as if nothing were wrong; it gives up where that is nothing.</summary>
    public string? LastWords { get; init; }

    /// <summary>Ends the streams.</summary>
    public TaskCompletionSource End { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Ends when a stream has been let go.</summary>
    public TaskCompletionSource LetGo { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Whether what sends pays regard to its token.</summary>
    public bool IsDeaf { get; init; }

    /// <summary>Whether what comes from a caller is sent back, without regard to a token.</summary>
    public bool IsEcho { get; init; }

    public async IAsyncEnumerable<Note> WatchAsync(Ack first, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        try
        {
            for (long i = 0; i < first.Value; i++)
            {
                yield return new Note { Value = i, Text = new string('x', 1000) };
            }

            Waits.Release();
            await WaitAsync(cancellationToken);
            if (LastWords is not null)
            {
                yield return new Note { Text = LastWords };
            }
        }
        finally
        {
            LetGo.TrySetResult();
        }
    }

    public IAsyncEnumerable<Note> ExchangeAsync(IAsyncEnumerable<Ack> items, CancellationToken cancellationToken)
        => IsEcho ? EchoAsync(items) : WatchAsync(new Ack(), cancellationToken);

    public async ValueTask<Ack> TakeAsync(IAsyncEnumerable<Ack> items, CancellationToken cancellationToken)
    {
        Waits.Release();
        await End.Task.WaitAsync(cancellationToken);
        return new Ack { Value = 17 };
    }

    private async IAsyncEnumerable<Note> EchoAsync(IAsyncEnumerable<Ack> items)
    {
        Waits.Release();
        await foreach (Ack item in items)
        {
            yield return new Note { Value = item.Value };
        }
    }

    private async Task WaitAsync(CancellationToken cancellationToken)
    {
        try
        {
            await End.Task.WaitAsync(IsDeaf ? CancellationToken.None : cancellationToken);
        }
        catch (OperationCanceledException) when (LastWords is not null)
        {
            // There is something to be said first.
        }
    }
}
