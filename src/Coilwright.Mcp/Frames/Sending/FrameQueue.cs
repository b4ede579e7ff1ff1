using System.Diagnostics.CodeAnalysis;

namespace Coilwright.Mcp.Frames;

/// <summary>Frames that wait for room, first in, first out; any of them can be taken out at once. Not thread-safe.</summary>
[SuppressMessage("Naming", "CA1711:Identifiers should not have incorrect suffix", Justification = "It is a queue.")]
internal sealed class FrameQueue
{
    private QueuedFrame? _last;

    /// <summary>The one that waits longest.</summary>
    public QueuedFrame? First { get; private set; }

    /// <summary>The bytes that wait.</summary>
    public long Length { get; private set; }

    /// <summary>How many of the frames are requests.</summary>
    public int CountRequests()
    {
        int count = 0;
        for (QueuedFrame? entry = First; entry is not null; entry = entry.Next)
        {
            count += entry.Request is null ? 0 : 1;
        }

        return count;
    }

    /// <summary>Adds an entry that is in no queue.</summary>
    public void Add(QueuedFrame entry)
    {
        entry.Queue = this;
        entry.Previous = _last;
        if (_last is null)
        {
            First = entry;
        }
        else
        {
            _last.Next = entry;
        }

        _last = entry;
        Length += entry.Frame!.FrameLength;
    }

    /// <summary>Takes an entry out, if it is still in this queue.</summary>
    public bool Remove(QueuedFrame entry)
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
        entry.Next = null;
        entry.Previous = null;
        Length -= entry.Frame!.FrameLength;
        return true;
    }
}
