namespace Coilwright.Mcp.Frames;

/// <summary>The requests that one side of a connection has in flight, by sequence id. Not thread-safe.</summary>
/// <remarks>
/// <para>
/// The low bits of an id name its slot, the others count how often the slots were gone through. Ids are handed out in turn, so an id comes
/// again only after two billion others, and one that is still in use is passed over: a late answer finds its slot empty or under another
/// id, and is known for what it is. Nothing has to be kept of a request that was given up.
/// </para>
/// <para>
/// The top bit tells whose request it is (0 for the side that connected), so that frames of a stream, which go both ways, name
/// it without doubt.
/// </para>
/// </remarks>
internal sealed class SequenceTable
{
    private const int MinSlots = 16;
    private const uint CounterMask = 0x7FFF_FFFF;
    private const long RememberedIds = 1 << 30;

    private readonly uint _side;
    private McpPendingRequest?[] _slots = [];
    private uint _next;
    private long _given;

    /// <param name="capacity">The most requests in flight at once.</param>
    /// <param name="isAcceptor">Whether this side accepted the connection.</param>
    /// <param name="first">The number to begin with.</param>
    public SequenceTable(int capacity, bool isAcceptor, uint first = 1)
    {
        Capacity = capacity;
        _side = isAcceptor ? ~CounterMask : 0;
        _next = first & CounterMask;
    }

    /// <summary>The most requests in flight at once.</summary>
    public int Capacity { get; }

    /// <summary>How many requests wait for their answers.</summary>
    public int Count { get; private set; }

    /// <summary>The slots, of which at most half are taken: for looking through what waits.</summary>
    public ReadOnlySpan<McpPendingRequest?> Slots => _slots;

    /// <summary>Whether another request would be one too many.</summary>
    public bool IsFull => Count >= Capacity;

    /// <summary>Gives a request its id.</summary>
    public void Add(McpPendingRequest request)
    {
        // At least half of the slots stay free, so that the next free one is near.
        if (Count >= _slots.Length / 2)
        {
            Grow();
        }

        // Zero is for frames that belong to no request.
        while (_next == 0 || SlotOf(_next) is not null)
        {
            _next = (_next + 1) & CounterMask;
        }

        request.SequenceId = _side | _next;
        SlotOf(_next) = request;
        _next = (_next + 1) & CounterMask;
        Count++;
        _given++;
    }

    /// <summary>Finds the request that an answer belongs to; <see langword="null"/> if none waits for it.</summary>
    public McpPendingRequest? Find(uint sequenceId, McpCommand command)
    {
        McpPendingRequest? request = Count == 0 ? null : SlotOf(sequenceId);
        return request is not null && request.SequenceId == sequenceId && request.AnswerCommand == command ? request : null;
    }

    /// <summary>Whether an id was given to a request not long ago: an answer to it for which none waits comes late. Others were never asked for.</summary>
    public bool WasGiven(uint sequenceId)
        => (sequenceId & ~CounterMask) == _side && ((_next - sequenceId - 1) & CounterMask) < Math.Min(_given, RememberedIds);

    /// <summary>Takes a request out, if it is still in.</summary>
    public bool Remove(McpPendingRequest request)
    {
        if (Count == 0)
        {
            return false;
        }

        ref McpPendingRequest? slot = ref SlotOf(request.SequenceId);
        if (!ReferenceEquals(slot, request))
        {
            return false;
        }

        slot = null;
        Count--;
        return true;
    }

    private ref McpPendingRequest? SlotOf(uint sequenceId) => ref _slots[sequenceId & (_slots.Length - 1)];

    private void Grow()
    {
        // What falls into different slots of a small table falls into different slots of a larger one.
        var larger = new McpPendingRequest?[Math.Max(MinSlots, _slots.Length * 2)];
        foreach (McpPendingRequest? request in _slots)
        {
            if (request is not null)
            {
                larger[request.SequenceId & (larger.Length - 1)] = request;
            }
        }

        _slots = larger;
    }
}
