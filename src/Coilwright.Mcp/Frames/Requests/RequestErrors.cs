using System.Globalization;
using Coilwright.Requests;
using Coilwright.Telemetry;

namespace Coilwright.Mcp.Frames;

/// <summary>Says in the protocol's own errors why a request failed.</summary>
internal static class RequestErrors
{
    /// <summary>Makes the error of a failed request.</summary>
    /// <param name="failure">What happened.</param>
    /// <param name="timeout">How long the request could have taken.</param>
    public static McpException Create(in RequestFailure failure, TimeSpan timeout) => failure.Kind switch
    {
        FailureKind.TimedOut => new McpTimeoutException(
            Describe(failure) + ThreadPoolPressure.Describe(timeout, failure.Elapsed), failure.Phase, failure.Elapsed),
        FailureKind.QueueFull => CreateQueueFull(failure.Elapsed),
        FailureKind.InvalidFrame => new McpConnectionException(
            $"The connection was given up because of what the peer sent: {failure.Cause?.Message}", failure.Phase, failure.Elapsed, failure.Cause),
        FailureKind.NotTaken => CreateNotTaken(failure.Elapsed, failure.Cause),
        FailureKind.Disposed => new McpConnectionException(
            "The connection was closed here while the request was on its way.", failure.Phase, failure.Elapsed, failure.Cause),
        _ => new McpConnectionException($"The connection ended{Reason(failure.Cause)}.", failure.Phase, failure.Elapsed, failure.Cause),
    };

    /// <summary>Makes the error of somebody who wants to send over a connection that has ended.</summary>
    public static McpConnectionException CreateEnded(Exception? cause)
        => new("The connection has ended; nothing was sent. Make another one.", RequestPhase.Queue, TimeSpan.Zero, cause);

    /// <summary>Makes the error of what is not even let into the queue.</summary>
    public static McpRejectedException CreateQueueFull(TimeSpan elapsed)
        => new("As many requests are in flight or waiting to be sent as the options allow. Wait for some to be answered.", null, elapsed);

    /// <summary>Makes the error of a call without answer that could not be sent in its time.</summary>
    public static McpTimeoutException CreateUnsent(TimeSpan elapsed) => new(
        string.Create(
            CultureInfo.InvariantCulture,
            $"After {elapsed.TotalSeconds:0.###} s the call still waited to be sent, because the peer does not take what was sent before. It was not sent."),
        RequestPhase.Queue,
        elapsed);

    /// <summary>Makes the error of what a peer that is going away does not look at.</summary>
    public static McpConnectionException CreateNotTaken(TimeSpan elapsed, Exception? cause)
        => new("The peer is going away and has not looked at the request. Send it again: another connection is made.", RequestPhase.Queue, elapsed, cause);

    private static string Describe(in RequestFailure failure) => string.Create(
        CultureInfo.InvariantCulture,
        $"No answer after {failure.Elapsed.TotalSeconds:0.###} s; the request {(failure.Phase == RequestPhase.Queue ? "still waited to be sent, because the peer does not take what was sent before, or no more requests at once" : "was sent and may have been carried out")}.");

    private static string Reason(Exception? cause) => cause is null ? ": the peer closed it" : $": {cause.Message.TrimEnd('.')}";
}
