namespace Coilwright.Modbus;

/// <summary>What a unit gives of a range, from the worst to the best.</summary>
internal enum SearchOutcome
{
    /// <summary>Some of it is refused.</summary>
    Refused,

    /// <summary>All of it, but not at once.</summary>
    GivenInParts,

    /// <summary>All of it at once.</summary>
    Given,
}
