using Coilwright.Modbus.Pdus;

namespace Coilwright.Modbus.Serial;

/// <summary>What is on the line now: one request of one unit, from its first byte until its answer or the end of its time.</summary>
/// <remarks>
/// It outlives its caller: a request that was given up keeps the line until its answer has come or its time is over, so that others don't
/// talk into the answer. One object serves a line for ever; guarded by the lock of the line.
/// </remarks>
internal sealed class LineTurn
{
    private readonly byte[] _pdu = new byte[PduLimits.MaxSize];
    private int _size;

    public bool IsActive { get; private set; }

    /// <summary>The unit; not <see langword="null"/> while active.</summary>
    public LineUnit? Unit { get; private set; }

    /// <summary>The caller's request; <see langword="null"/> for a fence, and when the caller has given up.</summary>
    public UnitRequest? Request { get; set; }

    /// <summary>The number under which the unit owes the answer; 0 where there will be none.</summary>
    public long Sequence { get; private set; }

    public bool IsFence { get; private set; }

    /// <summary>The timestamp at which the line is free for others, answer or not.</summary>
    public long GiveUpAt { get; set; }

    /// <summary>What was sent last, also after the turn has ended.</summary>
    public ReadOnlySpan<byte> Pdu => _pdu.AsSpan(0, _size);

    public void Begin(LineUnit unit, ReadOnlySpan<byte> pdu, UnitRequest? request, long sequence)
    {
        pdu.CopyTo(_pdu);
        _size = pdu.Length;
        (IsActive, Unit, Request, Sequence, IsFence) = (true, unit, request, sequence, request is null);
    }

    public void End()
    {
        IsActive = false;
        Request = null;
        Sequence = 0;
    }

    /// <summary>Whether a frame equals the one that was sent last.</summary>
    public bool Equals(byte unit, ReadOnlySpan<byte> pdu) => Unit is not null && unit == Unit.Number && pdu.SequenceEqual(Pdu);
}
