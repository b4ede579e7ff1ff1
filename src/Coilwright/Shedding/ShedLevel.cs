namespace Coilwright;

/// <summary>What a server does about its load.</summary>
public enum ShedLevel
{
    /// <summary>Nothing: what comes is served, and what does not fit waits.</summary>
    None,

    /// <summary>
    /// It holds back: a share of its places is kept free, so that what is critical finds the machine with some room; what else comes waits its turn, and
    /// what is of low priority is refused.
    /// </summary>
    Throttling,

    /// <summary>It refuses whatever is not critical.</summary>
    Refusing,
}
