namespace Coilwright.Modbus;

/// <summary>
/// Lets writes to the registers of one unit pass side by side, and a change by reading and writing back only alone: what is written between its
/// read and its write would be lost. First come, first served. Thread-safe; allocates only for who has to wait.
/// </summary>
internal sealed class WriteGate
{
    private readonly Lock _lock = new();
    private readonly LinkedList<Waiter> _waiters = [];
    private int _writes;
    private bool _isModifying;

    /// <summary>Passes if nobody is in the way, who waits included.</summary>
    /// <param name="alone">Whether to keep everybody else out until <see cref="Exit"/>.</param>
    public bool TryEnter(bool alone)
    {
        lock (_lock)
        {
            return _waiters.Count == 0 && TryPass(alone);
        }
    }

    /// <summary>Passes when nobody is in the way any more.</summary>
    public async Task EnterAsync(bool alone, CancellationToken cancellationToken)
    {
        Waiter waiter;
        lock (_lock)
        {
            if (_waiters.Count == 0 && TryPass(alone))
            {
                return;
            }

            waiter = new Waiter(alone);
            _waiters.AddLast(waiter);
        }

        using CancellationTokenRegistration registration = cancellationToken.Register(() => GiveUp(waiter));
        if (!await waiter.Task.ConfigureAwait(false))
        {
            throw new OperationCanceledException(cancellationToken);
        }
    }

    /// <summary>Lets those in who waited for this.</summary>
    public void Exit(bool alone)
    {
        lock (_lock)
        {
            if (alone)
            {
                _isModifying = false;
            }
            else
            {
                _writes--;
            }

            Admit();
        }
    }

    private bool TryPass(bool alone)
    {
        if (_isModifying || (alone && _writes > 0))
        {
            return false;
        }

        _isModifying = alone;
        _writes += alone ? 0 : 1;
        return true;
    }

    private void Admit()
    {
        while (_waiters.First is { } first && TryPass(first.Value.Alone))
        {
            _waiters.RemoveFirst();
            first.Value.SetResult(true);
        }
    }

    // Whoever waited behind it may be able to pass now. One that is no longer among the waiters has been let in.
    private void GiveUp(Waiter waiter)
    {
        lock (_lock)
        {
            if (_waiters.Remove(waiter))
            {
                waiter.SetResult(false);
                Admit();
            }
        }
    }

    /// <summary>Completes with whether it was let in.</summary>
    private sealed class Waiter(bool alone) : TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously)
    {
        public bool Alone { get; } = alone;
    }
}
