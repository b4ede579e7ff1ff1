namespace Coilwright.Requests;

/// <summary>What telemetry calls the ways in which a request ends without an answer. Users' dashboards rest on these names.</summary>
internal static class FailureNames
{
    public const string Cancelled = "cancelled";
    public const string InvalidAnswer = "invalid_answer";

    public static string Of(FailureKind kind) => kind switch
    {
        FailureKind.TimedOut => "timeout",
        FailureKind.QueueFull => "queue_full",
        FailureKind.ConnectFailed => "connect_failed",
        FailureKind.Unavailable => "unavailable",
        FailureKind.PoolExhausted => "pool_exhausted",
        FailureKind.BackedOff => "backed_off",
        FailureKind.InDoubt => "in_doubt",
        FailureKind.ConnectionLost => "connection_lost",
        FailureKind.InvalidFrame => "invalid_frame",
        FailureKind.NotTaken => "not_taken",
        _ => "disposed",
    };
}
