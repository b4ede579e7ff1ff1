using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Coilwright.Telemetry;

/// <summary>What one server tells of itself.</summary>
internal sealed class ServerTelemetry : IDisposable
{
    private readonly ProtocolTelemetry _protocol;
    private readonly ServerInstruments _instruments;
    private readonly CallTags _tags;
    private readonly FrameTap? _tap;
    private readonly TimeProvider _time;
    private readonly Func<int> _countConnections;

    /// <param name="protocol">The protocol.</param>
    /// <param name="options">Who listens.</param>
    /// <param name="endpoint">Where the server listens; <see langword="null"/> for one to which others bring its connections.</param>
    /// <param name="time">The clock.</param>
    /// <param name="countConnections">How many connections there are.</param>
    public ServerTelemetry(ProtocolTelemetry protocol, TelemetryOptions options, Endpoint? endpoint, TimeProvider time, Func<int> countConnections)
    {
        _protocol = protocol;
        _instruments = protocol.ServersOf(options.MeterFactory);
        _tags = new CallTags(protocol.System, endpoint);
        _tap = options.FrameTap;
        _time = time;
        _countConnections = countConnections;
        Log = options.LoggerFactory?.CreateLogger(protocol.Name) ?? NullLogger.Instance;
        _instruments.Servers.Add(this);
    }

    /// <summary>Where events are written.</summary>
    public ILogger Log { get; }

    /// <summary>Whether anybody wants to know of calls.</summary>
    public bool WantsCalls => _instruments.CallDuration.Enabled || _protocol.Activities.HasListeners();

    /// <summary>Shows the tap, if there is one, what goes to a peer and comes from it.</summary>
    public TappedLine? TapOf(string peer) => TappedLine.Of(_tap, peer, _time);

    /// <summary>The activity of a call that begins, where somebody wants it.</summary>
    /// <param name="method">What is called.</param>
    /// <param name="parent">What it is a part of, where the caller said so.</param>
    public Activity? Begin(string method, ActivityContext parent = default) =>
        _protocol.Activities.HasListeners() ? _tags.Start(_protocol.Activities, ActivityKind.Server, method, parent) : null;

    /// <summary>A call has ended.</summary>
    public void End(Activity? activity, string method, string? error, TimeSpan elapsed)
    {
        if (activity is not null)
        {
            CallTags.Stop(activity, error);
        }

        if (_instruments.CallDuration.Enabled)
        {
            _instruments.CallDuration.Record(elapsed.TotalSeconds, _tags.Of(method, error));
        }
    }

    /// <summary>A request was refused because of load.</summary>
    public void NoteShed()
    {
        if (_instruments.Shed.Enabled)
        {
            _instruments.Shed.Add(1, _tags.Own());
        }
    }

    public Measurement<long> MeasureConnections() => new(_countConnections(), _tags.Own());

    public void Dispose() => _instruments.Servers.Remove(this);
}
