using Coilwright.Modbus.Framing;

namespace Coilwright.Modbus.Serial;

/// <summary>
/// Keeps the line's own voice from being taken for a unit's: what is known of the line's echo on the present connection, and what follows
/// for a frame that equals the one sent last.
/// </summary>
/// <remarks>
/// A line is known not to echo when an answer that differs from its request came and nothing else since the request was sent. It is known
/// to echo when a frame comes that equals the request and is no answer, or when two equal frames come where one unit gives one answer.
/// In between a frame that equals its request is dropped: the answer, if it was one, is then missed, never invented. Guarded by the lock of the line.
/// </remarks>
internal sealed class EchoFilter
{
    private readonly LocalEcho _declared;
    private bool _isEchoDue;
    private bool _wasEqualSeen;
    private bool _isClean;

    /// <param name="declared">What the user knows.</param>
    public EchoFilter(LocalEcho declared) => Known = _declared = declared;

    /// <summary>What is known: <see cref="LocalEcho.Detect"/> stands for nothing yet.</summary>
    public LocalEcho Known { get; private set; }

    public bool IsKnown => Known != LocalEcho.Detect;

    /// <summary>On a new connection the adapter may be another.</summary>
    public void Reset()
    {
        Known = _declared;
        OnSend();
    }

    public void OnSend()
    {
        _isEchoDue = Known == LocalEcho.Present;
        _wasEqualSeen = false;
        _isClean = true;
    }

    /// <summary>Something came that is no answer: bytes that are no frame, or somebody else's frame.</summary>
    public void OnOther() => _isClean = false;

    /// <summary>Whether a frame that equals the one sent last is to be dropped.</summary>
    /// <param name="direction">As what it was read; a request only if it cannot be an answer.</param>
    public bool IsEcho(FrameDirection direction)
    {
        _isClean = false;
        if (direction == FrameDirection.Request)
        {
            // Nobody but the line itself says this.
            Learn(LocalEcho.Present);
            _isEchoDue = false;
            return true;
        }

        if (Known == LocalEcho.Absent)
        {
            return false;
        }

        if (IsKnown ? _isEchoDue : !_wasEqualSeen)
        {
            _isEchoDue = false;
            _wasEqualSeen = true;
            return true;
        }

        Learn(LocalEcho.Present);
        return false;
    }

    /// <summary>An answer came that differs from its request.</summary>
    public void OnDistinctAnswer()
    {
        if (_isClean)
        {
            Learn(LocalEcho.Absent);
        }
        else if (_wasEqualSeen)
        {
            Learn(LocalEcho.Present);
        }

        _isClean = false;
    }

    private void Learn(LocalEcho learned)
    {
        if (_declared == LocalEcho.Detect)
        {
            Known = learned;
        }
    }
}
