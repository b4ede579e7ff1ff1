namespace Coilwright.Mcp.Messages;

/// <summary>Collects the entries of a map; of several with the same key the last one stays.</summary>
/// <param name="reuse">The map that stood there before: emptied and filled again if it is a dictionary.</param>
/// <param name="maxLength">The most entries to accept.</param>
public ref struct MapBuilder<TKey, TValue>(IEnumerable<KeyValuePair<TKey, TValue>>? reuse, int maxLength = int.MaxValue)
    where TKey : notnull
{
    private readonly Dictionary<TKey, TValue>? _reuse = reuse as Dictionary<TKey, TValue>;
    private readonly int _maxLength = maxLength;
    private Dictionary<TKey, TValue>? _entries;
    private int _count;

    /// <summary>Whether there was an entry.</summary>
    public readonly bool IsPresent => _entries is not null;

    /// <summary>The entries.</summary>
    public Dictionary<TKey, TValue> ToDictionary() => Entries;

    private Dictionary<TKey, TValue> Entries
    {
        get
        {
            if (_entries is null)
            {
                _entries = _reuse ?? [];
                _entries.Clear();
            }

            return _entries;
        }
    }

    /// <summary>Adds or replaces an entry, unless there are more than allowed.</summary>
    internal bool TrySet(TKey key, TValue value)
    {
        if (_count == _maxLength)
        {
            return false;
        }

        _count++;
        Entries[key] = value;
        return true;
    }
}
