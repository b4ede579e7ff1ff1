using System.Threading.Channels;

namespace Coilwright.Connections;

/// <summary>Hands state changes to those who asked for them: each has a channel of its own, so none waits for another.</summary>
/// <remarks>Not thread-safe: the state machine calls it under its lock, which also keeps the order. Nothing here waits.</remarks>
internal sealed class ConnectionStateFeed
{
    /// <summary>How many changes are kept for a reader that does not keep up; beyond that it loses the oldest, never the latest.</summary>
    public const int Capacity = 32;

    private readonly List<Channel<ConnectionStateChange>> _readers = [];

    public void Publish(ConnectionStateChange change)
    {
        foreach (Channel<ConnectionStateChange> reader in _readers)
        {
            reader.Writer.TryWrite(change);
        }

        if (change.Current == ConnectionState.Closed)
        {
            _readers.ForEach(static reader => reader.Writer.TryComplete());
            _readers.Clear();
        }
    }

    public Channel<ConnectionStateChange> Subscribe(bool isClosed)
    {
        var reader = Channel.CreateBounded<ConnectionStateChange>(
            new BoundedChannelOptions(Capacity) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true });
        if (isClosed)
        {
            reader.Writer.TryComplete();
        }
        else
        {
            _readers.Add(reader);
        }

        return reader;
    }

    public void Unsubscribe(Channel<ConnectionStateChange> reader) => _readers.Remove(reader);
}
