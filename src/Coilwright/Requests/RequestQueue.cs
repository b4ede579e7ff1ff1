using System.Diagnostics.CodeAnalysis;

namespace Coilwright.Requests;

/// <summary>
/// Requests in the order of their arrival, first in, first out; any of them can be taken out at once. The links are in the requests, so
/// nothing is allocated. Not thread-safe.
/// </summary>
[SuppressMessage("Naming", "CA1711:Identifiers should not have incorrect suffix", Justification = "It is a queue.")]
internal sealed class RequestQueue(object? owner = null)
{
    private PendingRequest? _last;

    /// <summary>What the queue belongs to, where that matters to who finds a request in it.</summary>
    public object? Owner => owner;

    /// <summary>How many there are.</summary>
    public int Count { get; private set; }

    /// <summary>The one that waits longest; the others follow by <see cref="PendingRequest.Next"/>.</summary>
    public PendingRequest? First { get; private set; }

    /// <summary>Adds a request that is in no queue.</summary>
    public void Add(PendingRequest request)
    {
        request.Queue = this;
        request.Previous = _last;
        request.Next = null;
        if (_last is null)
        {
            First = request;
        }
        else
        {
            _last.Next = request;
        }

        _last = request;
        Count++;
    }

    /// <summary>Takes the one that waits longest.</summary>
    public bool TryTake([NotNullWhen(true)] out PendingRequest? request)
    {
        request = First;
        return request is not null && Remove(request);
    }

    /// <summary>Takes a request out, if it is in this queue.</summary>
    public bool Remove(PendingRequest request)
    {
        if (!ReferenceEquals(request.Queue, this))
        {
            return false;
        }

        if (request.Previous is null)
        {
            First = request.Next;
        }
        else
        {
            request.Previous.Next = request.Next;
        }

        if (request.Next is null)
        {
            _last = request.Previous;
        }
        else
        {
            request.Next.Previous = request.Previous;
        }

        request.Queue = null;
        request.Previous = null;
        request.Next = null;
        Count--;
        return true;
    }
}
