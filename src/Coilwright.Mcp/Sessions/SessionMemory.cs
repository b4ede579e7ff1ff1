namespace Coilwright.Mcp.Sessions;

/// <summary>The sessions that have lost their connections and may be gone on with, for a while and not too many of them. Thread-safe.</summary>
internal sealed class SessionMemory(TimeSpan lifetime, TimeProvider time)
{
    /// <summary>How many are remembered at most; the oldest are forgotten first.</summary>
    public const int Capacity = 10_000;

    private readonly Lock _gate = new();
    private readonly Dictionary<Guid, LinkedListNode<Ended>> _ended = [];
    private readonly LinkedList<Ended> _order = new();

    /// <summary>Remembers a session whose connection has ended.</summary>
    /// <param name="id">The session.</param>
    /// <param name="owner">Whose it is: the certificate's thumbprint, or <see langword="null"/> where there was none.</param>
    public void Remember(Guid id, string? owner)
    {
        lock (_gate)
        {
            Forget(id);
            _ended[id] = _order.AddLast(new Ended(id, owner, time.GetTimestamp()));
            if (_order.Count > Capacity)
            {
                Forget(_order.First!.Value.Id);
            }
        }
    }

    /// <summary>Whether a client may go on with a session. If so, it is its own again.</summary>
    public bool TryResume(Guid id, string? owner)
    {
        lock (_gate)
        {
            return _ended.TryGetValue(id, out LinkedListNode<Ended>? session)
                && session.Value.Owner == owner
                && time.GetElapsedTime(session.Value.EndedAt) < lifetime
                && Forget(id);
        }
    }

    /// <summary>Called under the lock.</summary>
    private bool Forget(Guid id)
    {
        bool wasKnown = _ended.Remove(id, out LinkedListNode<Ended>? session);
        if (wasKnown)
        {
            _order.Remove(session!);
        }

        return wasKnown;
    }

    private readonly record struct Ended(Guid Id, string? Owner, long EndedAt);
}
