namespace Quickstart;

/// <summary>The order in which the phases follow each other.</summary>
public enum PhaseRotation : ushort
{
    /// <summary>No rotating field.</summary>
    None,

    /// <summary>L1, L2, L3.</summary>
    Clockwise,

    /// <summary>L3, L2, L1.</summary>
    CounterClockwise,
}
