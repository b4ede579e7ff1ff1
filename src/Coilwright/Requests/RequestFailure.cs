namespace Coilwright.Requests;

/// <summary>What is known of a failed request; the protocol makes its own error of it.</summary>
/// <param name="Kind">Why it failed.</param>
/// <param name="Phase">How far it had come.</param>
/// <param name="Elapsed">How long after the call.</param>
/// <param name="Cause">The error underneath, if there was one.</param>
internal readonly record struct RequestFailure(FailureKind Kind, RequestPhase Phase, TimeSpan Elapsed, Exception? Cause)
{
    /// <summary>How long it might have taken.</summary>
    public TimeSpan Limit { get; init; }
}
