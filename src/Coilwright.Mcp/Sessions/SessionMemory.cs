namespace Coilwright.Mcp.Sessions;

/// <summary>The sessions that have lost their connections and may be gone on with, for a while and not too many of them. Thread-safe.</summary>
internal sealed class SessionMemory(TimeSpan lifetime, TimeProvider time)
{
    /// <summary>How many are remembered at most; the oldest are forgotten first.</summary>
    public const int Capacity = 10_000;

    private readonly Lock _gate = new();
    private readonly Dictionary<Guid, (string? Owner, long EndedAt)> _ended = [];
    private readonly Queue<Guid> _order = new();

    /// <summary>Remembers a session whose connection has ended.</summary>
    /// <param name="id">The session.</param>
    /// <param name="owner">Whose it is: the certificate's thumbprint, or <see langword="null"/> where there was none.</param>
    public void Remember(Guid id, string? owner)
    {
        lock (_gate)
        {
            _ended[id] = (owner, time.GetTimestamp());
            _order.Enqueue(id);
            if (_order.Count > Capacity)
            {
                _ended.Remove(_order.Dequeue());
            }
        }
    }

    /// <summary>Whether a client may go on with a session. If so, it is its own again.</summary>
    public bool TryResume(Guid id, string? owner)
    {
        lock (_gate)
        {
            return _ended.TryGetValue(id, out (string? Owner, long EndedAt) session)
                && session.Owner == owner
                && time.GetElapsedTime(session.EndedAt) < lifetime
                && _ended.Remove(id);
        }
    }
}
