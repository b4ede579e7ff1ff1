using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Coilwright.Telemetry;

/// <summary>What one client tells of itself: a few lines where something begins or ends, which cost nothing while nobody listens.</summary>
internal sealed class ClientTelemetry : IDisposable
{
    private readonly ProtocolTelemetry _protocol;
    private readonly ClientInstruments _instruments;
    private readonly CallTags _tags;
    private readonly Endpoint _endpoint;
    private Func<ClientReading>? _read;

    /// <param name="protocol">The protocol.</param>
    /// <param name="options">Who listens.</param>
    /// <param name="endpoint">Where the peer is; of several endpoints the first.</param>
    /// <param name="time">The clock.</param>
    public ClientTelemetry(ProtocolTelemetry protocol, TelemetryOptions options, Endpoint endpoint, TimeProvider time)
    {
        _protocol = protocol;
        _endpoint = endpoint;
        _instruments = protocol.ClientsOf(options.MeterFactory);
        _tags = new CallTags(protocol.System, endpoint);
        Log = options.LoggerFactory?.CreateLogger(protocol.Name) ?? NullLogger.Instance;
        Tap = TappedLine.Of(options.FrameTap, endpoint.ToString(), time);
    }

    /// <summary>Where events are written.</summary>
    public ILogger Log { get; }

    /// <summary>Who is shown all bytes, if anybody is.</summary>
    public TappedLine? Tap { get; }

    /// <summary>Whether anybody wants to know of calls.</summary>
    public bool WantsCalls =>
        _instruments.CallDuration.Enabled || WantsWaits || _instruments.Shed.Enabled || _protocol.Activities.HasListeners() || Log.IsEnabled(LogLevel.Debug);

    /// <summary>Whether anybody wants to know when requests are sent.</summary>
    public bool WantsWaits => _instruments.WaitDuration.Enabled;

    /// <summary>Begins to give numbers to who asks for them.</summary>
    public void Observe(Func<ClientReading> read)
    {
        _read = read;
        _instruments.Clients.Add(this);
    }

    /// <summary>The activity of a call that begins, where somebody wants it.</summary>
    public Activity? Begin(string method) =>
        _protocol.Activities.HasListeners() ? _tags.Start(_protocol.Activities, ActivityKind.Client, method) : null;

    /// <summary>A call has ended.</summary>
    /// <param name="activity">Its activity.</param>
    /// <param name="method">What was called.</param>
    /// <param name="error">Why it failed; <see langword="null"/> if it did not.</param>
    /// <param name="elapsed">How long it took.</param>
    /// <param name="waited">How long it waited until it was sent; <see langword="null"/> if it never was, or nobody wanted to know.</param>
    public void End(Activity? activity, string method, string? error, TimeSpan elapsed, TimeSpan? waited)
    {
        if (activity is not null)
        {
            CallTags.Stop(activity, error);
        }

        if (_instruments.CallDuration.Enabled)
        {
            _instruments.CallDuration.Record(elapsed.TotalSeconds, _tags.Of(method, error));
        }

        if (waited is { } wait)
        {
            NoteWait(wait);
        }

        if (error is not null && Log.IsEnabled(LogLevel.Debug))
        {
            Log.CallFailed(method, _endpoint, error, elapsed.TotalMilliseconds);
        }
    }

    /// <summary>A request has waited until it was sent.</summary>
    public void NoteWait(TimeSpan elapsed) => _instruments.WaitDuration.Record(elapsed.TotalSeconds, _tags.Own());

    /// <summary>An attempt to connect has ended.</summary>
    public void NoteConnect(TimeSpan elapsed, Exception? failure) => Record(_instruments.ConnectDuration, elapsed, failure);

    /// <summary>A TLS handshake has ended.</summary>
    public void NoteHandshake(TimeSpan elapsed, Exception? failure) => Record(_instruments.HandshakeDuration, elapsed, failure);

    /// <summary>A heartbeat was answered.</summary>
    public void NoteRoundTrip(TimeSpan elapsed) => Record(_instruments.HeartbeatRoundTrip, elapsed, failure: null);

    /// <summary>A request was refused, here or by the peer, because there were too many.</summary>
    public void NoteShed()
    {
        if (_instruments.Shed.Enabled)
        {
            _instruments.Shed.Add(1, _tags.Own());
        }
    }

    public Measurement<long> Measure(Func<ClientReading, long> value) => new(value(_read!()), _tags.Own());

    public IEnumerable<Measurement<long>> MeasureConnections() =>
        _read!().Connections.Select(group => Measure(group.Count, group.State));

    public void Dispose() => _instruments.Clients.Remove(this);

    private void Record(Histogram<double> instrument, TimeSpan elapsed, Exception? failure)
    {
        if (instrument.Enabled)
        {
            instrument.Record(elapsed.TotalSeconds, _tags.Of(method: null, failure?.GetBaseException().GetType().FullName));
        }
    }

    private Measurement<long> Measure(long count, string state)
    {
        TagList tags = _tags.Own();
        tags.Add("state", state);
        return new Measurement<long>(count, tags);
    }
}
