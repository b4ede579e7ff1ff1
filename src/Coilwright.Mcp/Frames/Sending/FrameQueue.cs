using System.Diagnostics.CodeAnalysis;
using Coilwright.Requests;

namespace Coilwright.Mcp.Frames;

/// <summary>Frames that wait for room, first in, first out; any of them can be taken out at once. Not thread-safe.</summary>
[SuppressMessage("Naming", "CA1711:Identifiers should not have incorrect suffix", Justification = "It is a queue.")]
internal sealed class FrameQueue
{
    private readonly LinkedQueue<QueuedFrame> _entries = new();

    /// <summary>The one that waits longest.</summary>
    public QueuedFrame? First => _entries.First;

    /// <summary>How many there are.</summary>
    public int Count => _entries.Count;

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
        _entries.Add(entry);
        Length += entry.Frame!.FrameLength;
    }

    /// <summary>Takes an entry out, if it is still in this queue.</summary>
    public bool Remove(QueuedFrame entry)
    {
        if (!_entries.Remove(entry))
        {
            return false;
        }

        Length -= entry.Frame!.FrameLength;
        return true;
    }
}
