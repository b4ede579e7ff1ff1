using System.Diagnostics;
using Coilwright.Mcp.Services;
using Coilwright.Mcp.Sessions;
using Coilwright.Telemetry;

namespace Coilwright.Mcp.Client;

/// <summary>A call that somebody may want to hear of, from the call to its end. Nothing is computed where nobody does.</summary>
internal readonly struct MeasuredCall
{
    private readonly ClientTelemetry? _telemetry;
    private readonly TimeProvider _time;
    private readonly string _method;
    private readonly long _started;
    private readonly Activity? _activity;

    private MeasuredCall(ClientTelemetry telemetry, TimeProvider time, string method)
    {
        _telemetry = telemetry;
        _time = time;
        _method = method;
        _started = time.GetTimestamp();
        _activity = telemetry.Begin(method);
    }

    /// <summary>Begins a call.</summary>
    /// <param name="client">The client that makes it.</param>
    /// <param name="service">The index of the service.</param>
    /// <param name="operation">What is called.</param>
    public static MeasuredCall Begin(McpClient client, int service, McpOperation operation) => client.Telemetry.WantsCalls
        ? new MeasuredCall(client.Telemetry, client.Options.TimeProvider, operation.FullNameIn(client.Services.NameOf(service)))
        : default;

    /// <summary>Makes the call's activity the current one, so that the server is told of it. For an async method, which leaves its caller's as it is.</summary>
    public void Enter()
    {
        if (_activity is not null)
        {
            Activity.Current = _activity;
        }
    }

    /// <summary>Ends the call.</summary>
    /// <param name="error">Why it failed; <see langword="null"/> if it did not.</param>
    public void End(Exception? error)
    {
        if (_telemetry is null)
        {
            return;
        }

        if (error is McpRejectedException)
        {
            _telemetry.NoteShed();
        }

        _telemetry.End(_activity, _method, error is null ? null : McpTelemetry.ErrorOf(error), _time.GetElapsedTime(_started), waited: null);
    }
}
