namespace Coilwright.Load;

/// <summary>What a caller was told of a call.</summary>
internal enum Outcome
{
    /// <summary>It was answered.</summary>
    Confirmed,

    /// <summary>It failed, and may have been applied.</summary>
    InDoubt,

    /// <summary>It failed, and was surely not applied.</summary>
    NotApplied,
}
