namespace Coilwright.Testing;

/// <summary>What becomes of the connection after a fault.</summary>
public enum FaultEnd
{
    /// <summary>It goes on.</summary>
    None,

    /// <summary>It is closed in order, as by FIN.</summary>
    Close,

    /// <summary>It is cut, as by RST.</summary>
    Reset,

    /// <summary>It stays open and carries nothing any more, in either direction: the peer has vanished without a word.</summary>
    HalfOpen,
}
