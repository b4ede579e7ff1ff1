namespace Coilwright.Connections;

/// <summary>
/// Opens a connection to the first endpoint of a list that takes it. It begins with the one that last did, and moves on with every
/// failure: a round tries each once, so that no number of attempts is too small for a list.
/// </summary>
/// <remarks>Used by one caller at a time.</remarks>
internal sealed class Connector<TConnection>(IReadOnlyList<ConnectTarget<TConnection>> targets, TimeSpan timeout, TimeProvider time)
    where TConnection : class, ILiveConnection
{
    private int _current;

    /// <exception cref="ConnectFailedException">No endpoint could be reached, each within the connect timeout.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public async Task<TConnection> OpenAsync(CancellationToken cancellationToken)
    {
        var failures = new List<ConnectFailedException>(targets.Count);
        while (true)
        {
            try
            {
                return await OpenAsync(targets[_current], cancellationToken).ConfigureAwait(false);
            }
            catch (ConnectFailedException failure)
            {
                failures.Add(failure);
                _current = (_current + 1) % targets.Count;
                if (failures.Count == targets.Count)
                {
                    throw failures.Count == 1 ? failure : new ConnectFailedException(failures);
                }
            }
        }
    }

    private async Task<TConnection> OpenAsync(ConnectTarget<TConnection> target, CancellationToken cancellationToken)
    {
        long started = time.GetTimestamp();
        using var expiry = new CancellationTokenSource(timeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(expiry.Token, cancellationToken);
        Task<TConnection>? opening = null;
        try
        {
            opening = target.OpenAsync(either.Token).AsTask();

            // Not every system call obeys a token. The wait is bounded all the same.
            return await opening.WaitAsync(either.Token).ConfigureAwait(false);
        }
        catch (Exception error)
        {
            _ = CloseLateAsync(opening);
            cancellationToken.ThrowIfCancellationRequested();
            throw expiry.IsCancellationRequested
                ? new ConnectFailedException(target.Name, timeout, time.GetElapsedTime(started), error)
                : new ConnectFailedException(target.Name, error);
        }
    }

    /// <summary>A connection that opens after it was given up belongs to nobody else, and would hold a place at the peer for ever.</summary>
    private static async Task CloseLateAsync(Task<TConnection>? opening)
    {
        try
        {
            if (opening is not null)
            {
                TConnection late = await opening.ConfigureAwait(false);
                await late.DisposeAsync().ConfigureAwait(false);
            }
        }
        catch (Exception)
        {
            // The attempt was given up; how else it would have failed interests nobody any more.
        }
    }
}
