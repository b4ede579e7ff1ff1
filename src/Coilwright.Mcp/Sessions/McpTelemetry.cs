using Coilwright.Requests;
using Coilwright.Telemetry;

namespace Coilwright.Mcp.Sessions;

/// <summary>What MCP calls things in telemetry.</summary>
internal static class McpTelemetry
{
    public static ProtocolTelemetry Protocol { get; } = new("mcp", "Coilwright.Mcp");

    /// <summary>Why a call failed that ended with a status.</summary>
    public static string ErrorOf(McpStatus status) => Enum.IsDefined(status) ? status.ToString() : FormattableString.Invariant($"Status{(ushort)status}");

    /// <summary>Why a client's call failed that ended with an exception.</summary>
    public static string ErrorOf(Exception error) => error switch
    {
        McpStatusException answered => ErrorOf(answered.Status),
        McpRejectedException { IsByPeer: true } => ErrorOf(McpStatus.TooManyRequests),
        McpRejectedException => FailureNames.Of(FailureKind.QueueFull),
        McpTimeoutException => FailureNames.Of(FailureKind.TimedOut),
        OperationCanceledException => FailureNames.Cancelled,
        McpConnectionException { Phase: RequestPhase.Connect } => FailureNames.Of(FailureKind.Unavailable),
        McpConnectionException { Phase: RequestPhase.Queue } => FailureNames.Of(FailureKind.NotTaken),
        McpConnectionException => FailureNames.Of(FailureKind.ConnectionLost),
        McpProtocolException => FailureNames.Of(FailureKind.InvalidFrame),
        McpFormatException => FailureNames.InvalidAnswer,
        _ => error.GetType().Name,
    };
}
