namespace Coilwright.Soak;

/// <summary>What a run does wrong on purpose: a check that has never been seen to fail proves nothing.</summary>
internal enum Sabotage
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>One value is changed before it is checked.</summary>
    Value,

    /// <summary>One request is waited for that never ends.</summary>
    Outcome,

    /// <summary>One write is sent twice.</summary>
    Write,

    /// <summary>Requests are left that nobody waits for.</summary>
    Slot,

    /// <summary>Memory is held on to.</summary>
    Memory,
}
