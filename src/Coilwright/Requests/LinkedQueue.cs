using System.Diagnostics.CodeAnalysis;

namespace Coilwright.Requests;

/// <summary>
/// Entries in the order of their arrival, first in, first out; any of them can be taken out at once. The links are in the entries, so
/// nothing is allocated. Not thread-safe.
/// </summary>
/// <typeparam name="TEntry">What is queued; one object is in one queue at a time.</typeparam>
[SuppressMessage("Naming", "CA1711:Identifiers should not have incorrect suffix", Justification = "It is a queue.")]
internal class LinkedQueue<TEntry>(object? owner = null)
    where TEntry : QueueEntry<TEntry>
{
    private TEntry? _last;

    /// <summary>What the queue belongs to, where that matters to who finds an entry in it.</summary>
    public object? Owner => owner;

    /// <summary>How many there are.</summary>
    public int Count { get; private set; }

    /// <summary>The one that waits longest; the others follow by <see cref="QueueEntry{TEntry}.Next"/>.</summary>
    public TEntry? First { get; private set; }

    /// <summary>Adds an entry that is in no queue.</summary>
    public void Add(TEntry entry)
    {
        entry.Queue = this;
        entry.Previous = _last;
        entry.Next = null;
        if (_last is null)
        {
            First = entry;
        }
        else
        {
            _last.Next = entry;
        }

        _last = entry;
        Count++;
    }

    /// <summary>Takes the one that waits longest.</summary>
    public bool TryTake([NotNullWhen(true)] out TEntry? entry)
    {
        entry = First;
        return entry is not null && Remove(entry);
    }

    /// <summary>Takes an entry out; <see langword="false"/> if it is not in this queue.</summary>
    public bool Remove(TEntry entry)
    {
        if (!ReferenceEquals(entry.Queue, this))
        {
            return false;
        }

        if (entry.Previous is null)
        {
            First = entry.Next;
        }
        else
        {
            entry.Previous.Next = entry.Next;
        }

        if (entry.Next is null)
        {
            _last = entry.Previous;
        }
        else
        {
            entry.Next.Previous = entry.Previous;
        }

        entry.Queue = null;
        entry.Previous = null;
        entry.Next = null;
        Count--;
        return true;
    }
}
