using System.Collections.Concurrent;

namespace EventService;

/// <summary>What became of the events that this client published: what it was told, and what it saw recorded.</summary>
internal sealed class Outcomes
{
    private readonly ConcurrentDictionary<Guid, int> _confirmed = new();
    private readonly ConcurrentDictionary<Guid, int> _inDoubt = new();
    private readonly ConcurrentDictionary<Guid, int> _seen = new();
    private int _notApplied;

    public int Confirmed => _confirmed.Count;

    public int InDoubt => _inDoubt.Count;

    /// <summary>Whether everything confirmed was recorded once, and nothing twice.</summary>
    public bool AreRight => _confirmed.Keys.All(id => TimesSeen(id) == 1) && _seen.Values.All(times => times == 1);

    public void Confirm(Guid id) => _confirmed[id] = 1;

    /// <summary>The call failed.</summary>
    public void Fail(Guid id, bool mayHaveBeenApplied)
    {
        if (mayHaveBeenApplied)
        {
            _inDoubt[id] = 1;
        }
        else
        {
            Interlocked.Increment(ref _notApplied);
        }
    }

    /// <summary>The watch has shown it.</summary>
    public void See(Guid id) => _seen.AddOrUpdate(id, 1, static (_, times) => times + 1);

    public override string ToString()
        => $"{_confirmed.Count} confirmed, {_confirmed.Keys.Count(id => TimesSeen(id) == 1)} of them recorded once; {_inDoubt.Count} in doubt, "
            + $"{_inDoubt.Keys.Count(id => TimesSeen(id) > 0)} of them recorded; {_notApplied} not sent; {_seen.Values.Count(times => times > 1)} recorded twice";

    private int TimesSeen(Guid id) => _seen.GetValueOrDefault(id);
}
