namespace Coilwright.Soak;

/// <summary>What a caller knows of a write.</summary>
internal enum Ticket : byte
{
    /// <summary>Not written.</summary>
    Unused,

    /// <summary>Confirmed: it was applied once.</summary>
    Confirmed,

    /// <summary>Failed, and may have been applied: once at most.</summary>
    InDoubt,

    /// <summary>Failed, and was surely not applied.</summary>
    NotApplied,
}
