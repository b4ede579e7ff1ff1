namespace Coilwright;

/// <summary>One step in the life of a connection: what it was, what it is now, and why.</summary>
/// <remarks>Immutable; may be kept and shared between threads.</remarks>
/// <param name="Previous">The state that was left.</param>
/// <param name="Current">The state that was entered.</param>
/// <param name="Attempt">
/// The number of the attempt that is being made or waited for, from 1, in <see cref="ConnectionState.Connecting"/> and
/// <see cref="ConnectionState.Reconnecting"/>; 0 otherwise.
/// </param>
/// <param name="Reason">
/// What first went wrong and led to this change, not what followed from it; <see langword="null"/> where nothing is wrong.
/// </param>
/// <param name="Time">When it happened by the wall clock, for people to read. No decision rests on it.</param>
/// <param name="TimeInPrevious">How long the previous state lasted, measured by the monotonic clock.</param>
public sealed record ConnectionStateChange(
    ConnectionState Previous,
    ConnectionState Current,
    int Attempt,
    Exception? Reason,
    DateTimeOffset Time,
    TimeSpan TimeInPrevious);
