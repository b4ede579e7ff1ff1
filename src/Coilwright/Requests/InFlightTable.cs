using System.Numerics;

namespace Coilwright.Requests;

/// <summary>
/// The requests that one connection has in flight, by the 16-bit ids that their answers carry. Not thread-safe.
/// </summary>
/// <remarks>
/// Ids are handed out in turn, so one is used again only after all the others. One that was abandoned is kept in quarantine, because
/// its answer may still come and must not be taken for another's: until that answer arrives the id is passed over. As ids run
/// in turn, any run of them as long as the table has slots falls into different slots, and the low bits of an id name its slot. The table begins
/// small, because few connections ever have ids in quarantine, and grows with them.
/// </remarks>
internal sealed class InFlightTable
{
    private const int MinSlots = 32;
    private const int MinSlotsAtLast = 1024;

    private readonly int _slotsAtLast;
    private Slot[] _slots;
    private ushort _nextId;

    /// <param name="window">The most requests in flight at once; they may take a quarter of the slots.</param>
    /// <param name="firstId">The first id to hand out.</param>
    /// <param name="owner">What the table belongs to.</param>
    public InFlightTable(int window, ushort firstId, object? owner = null)
    {
        Pending = new RequestQueue(owner);
        int slots = (int)BitOperations.RoundUpToPowerOf2((uint)window * 4);
        _slots = new Slot[Math.Max(MinSlots, slots)];
        _slotsAtLast = Math.Max(MinSlotsAtLast, slots);
        _nextId = firstId;
    }

    /// <summary>The requests that wait for their answers, in the order in which they were sent.</summary>
    public RequestQueue Pending { get; }

    /// <summary>How many ids are in quarantine.</summary>
    public int Quarantined { get; private set; }

    /// <summary>Whether a quarter of all the slots that there may be is in quarantine, so that the connection should be replaced.</summary>
    public bool IsWornOut => Quarantined >= _slotsAtLast / 4;

    /// <summary>The id that would be handed out next.</summary>
    public ushort NextId => _nextId;

    /// <summary>Gives the request an id.</summary>
    /// <param name="request">The request.</param>
    /// <param name="signature">What its answer must show besides the id.</param>
    public void Add(PendingRequest request, int signature)
    {
        while (SlotOf(_nextId).IsTaken)
        {
            _nextId++;
        }

        request.Id = _nextId++;
        SlotOf(request.Id) = new Slot(request, request.Id, signature);
        Pending.Add(request);
    }

    /// <summary>Finds out what an answer belongs to, and frees its id.</summary>
    public AnswerMatch Take(ushort id, int signature, out PendingRequest? request)
    {
        ref Slot slot = ref SlotOf(id);
        request = slot.Request;
        if (!slot.IsTaken || slot.Id != id || slot.Signature != signature)
        {
            request = null;
            return AnswerMatch.Unknown;
        }

        slot = default;
        if (request is null)
        {
            Quarantined--;
            return AnswerMatch.Late;
        }

        if (Pending.Remove(request))
        {
            return AnswerMatch.Pending;
        }

        // It was taken out to be failed, and may be another request by now.
        request = null;
        return AnswerMatch.Late;
    }

    /// <summary>Lets go of a request and puts its id into quarantine, unless its answer has already come.</summary>
    public void Abandon(PendingRequest request)
    {
        if (Pending.Remove(request))
        {
            SlotOf(request.Id).Request = null;
            Quarantined++;
            if (Quarantined >= _slots.Length / 4 && _slots.Length < _slotsAtLast)
            {
                Grow();
            }
        }
    }

    private void Grow()
    {
        // What falls into different slots of a small table falls into different slots of a larger one.
        var larger = new Slot[_slots.Length * 2];
        foreach (Slot slot in _slots)
        {
            if (slot.IsTaken)
            {
                larger[slot.Id & (larger.Length - 1)] = slot;
            }
        }

        _slots = larger;
    }

    private ref Slot SlotOf(ushort id) => ref _slots[id & (_slots.Length - 1)];

    private struct Slot(PendingRequest request, ushort id, int signature)
    {
        public readonly ushort Id = id;
        public readonly int Signature = signature;
        public readonly bool IsTaken = true;

        // Null in quarantine.
        public PendingRequest? Request = request;
    }
}
