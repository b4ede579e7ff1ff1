namespace Coilwright;

/// <summary>A connection that was taken from the pool and has not come back.</summary>
/// <param name="HeldFor">How long it has been held.</param>
/// <param name="Renter">The stack of the call that took it.</param>
public sealed record PoolLeak(TimeSpan HeldFor, string Renter);
