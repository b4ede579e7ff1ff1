using System.Threading.Channels;

namespace Coilwright.Connections;

/// <summary>The event: raised from a channel like any other reader's, so that a handler that blocks holds up nothing but other handlers.</summary>
internal sealed partial class ConnectionStateMachine : IThreadPoolWorkItem
{
    private EventHandler<ConnectionStateChange>? _handlers;
    private Channel<ConnectionStateChange>? _raised;
    private int _handlerFaults;

    /// <summary>How many handlers have thrown. What they throw reaches nobody else: neither other handlers nor the connection.</summary>
    public int HandlerFaults => Volatile.Read(ref _handlerFaults);

    public event EventHandler<ConnectionStateChange> StateChanged
    {
        add
        {
            lock (_gate)
            {
                _handlers += value;
                if (_raised is null)
                {
                    _raised = _feed.Subscribe(_latest.Current == ConnectionState.Closed);

                    // Queued, not called: what runs for as long as the connection must not hold on to the subscriber's context.
                    ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
                }
            }
        }

        remove
        {
            lock (_gate)
            {
                _handlers -= value;
            }
        }
    }

    void IThreadPoolWorkItem.Execute() => _ = RaiseAsync(_raised!.Reader);

    private async Task RaiseAsync(ChannelReader<ConnectionStateChange> changes)
    {
        await foreach (ConnectionStateChange change in changes.ReadAllAsync().ConfigureAwait(false))
        {
            foreach (EventHandler<ConnectionStateChange> handler in Delegate.EnumerateInvocationList(Volatile.Read(ref _handlers)))
            {
                try
                {
                    handler(owner, change);
                }
                catch (Exception)
                {
                    Interlocked.Increment(ref _handlerFaults);
                }
            }
        }
    }
}
