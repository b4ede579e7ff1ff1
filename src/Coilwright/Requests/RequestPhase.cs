namespace Coilwright;

/// <summary>How far a request had come.</summary>
public enum RequestPhase
{
    /// <summary>It waited for a free place in flight; nothing was sent.</summary>
    Queue,

    /// <summary>It waited for a connection; nothing was sent.</summary>
    Connect,

    /// <summary>It was being sent, so that the peer may have received it.</summary>
    Write,

    /// <summary>It was sent and waited for its answer, or the answer was being looked at.</summary>
    Response,
}
