using Coilwright.Transports;

namespace Coilwright.Testing;

/// <summary>
/// A transport over another one, on which frames meet faults: what a client makes of a bad network or a bad device, reproducible to the byte.
/// Thread-safe.
/// </summary>
/// <remarks>
/// Works over any transport, in memory, TCP or TLS; over TLS the faults meet what was decrypted. Over memory, and with a clock that
/// only moves when told to, everything a test does has happened when the call returns.
/// </remarks>
/// <example>
/// The second answer comes after the client has given its request up, glued to the third:
/// <code>
/// await using var device = new SimulatedDevice();
/// device.AddUnit(1, new RegisterTables(holdingRegisters: 100));
/// var line = new FaultyTransport(device.Transport)
/// {
///     Frames = FrameLengths.ModbusTcp,
///     Answers = FaultPlan.Script(null, Fault.Late()),
/// };
/// await using ModbusClient client = await ModbusClient.ConnectAsync(line, new ModbusClientOptions());
/// </code>
/// Everything at once, and the same again with the same seed:
/// <code>
/// line.Answers = FaultPlan.Random(seed: 1, (0.02, Fault.Drop), (0.02, Fault.Duplicate), (0.01, Fault.Truncate(8) with { End = FaultEnd.Reset }));
/// line.Requests = FaultPlan.Random(seed: 2, (0.02, Fault.Drop), (0.01, Fault.HalfOpen)).When(frame => frame[6] == 17);   // unit 17 only
/// </code>
/// </example>
public sealed class FaultyTransport : ITransport
{
    private readonly ITransport _inner;
    private readonly HashSet<FaultyConnection> _connections = [];
    private volatile FaultPlan? _requests;
    private volatile FaultPlan? _answers;
    private int _attempts;

    /// <summary>Puts faults on top of a transport.</summary>
    public FaultyTransport(ITransport inner)
    {
        ArgumentNullException.ThrowIfNull(inner);
        _inner = inner;
    }

    /// <inheritdoc/>
    public Endpoint Endpoint => _inner.Endpoint;

    /// <summary>
    /// Tells frames apart. By default there is no such function: then each segment, as it was sent or received, is taken for a frame.
    /// </summary>
    public FrameLength? Frames { get; init; }

    /// <summary>The clock that delays go by; the system's by default.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>What happens to frames on their way to the peer. Nothing by default. May be changed at any time.</summary>
    public FaultPlan? Requests { get => _requests; set => _requests = value; }

    /// <summary>What happens to frames on their way from the peer. Nothing by default. May be changed at any time.</summary>
    public FaultPlan? Answers { get => _answers; set => _answers = value; }

    /// <summary>What happens before a connection is made: throw to refuse it, wait for the token to let it hang. Default: nothing.</summary>
    public Func<CancellationToken, ValueTask>? Connecting { get; set; }

    /// <summary>How many connections were asked for, refused ones too.</summary>
    public int Attempts => Volatile.Read(ref _attempts);

    /// <inheritdoc/>
    public async ValueTask<ITransportConnection> ConnectAsync(CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _attempts);
        if (Connecting is { } connecting)
        {
            await connecting(cancellationToken).ConfigureAwait(false);
        }

        ITransportConnection inner = await _inner.ConnectAsync(cancellationToken).ConfigureAwait(false);
        var connection = new FaultyConnection(inner, this, Forget);
        lock (_connections)
        {
            _connections.Add(connection);
        }

        return connection;
    }

    /// <summary>Ends all open connections, as a device does that reboots or is unplugged.</summary>
    /// <param name="end">How.</param>
    public void EndConnections(FaultEnd end = FaultEnd.Reset)
    {
        FaultyConnection[] open;
        lock (_connections)
        {
            open = [.. _connections];
        }

        foreach (FaultyConnection connection in open)
        {
            connection.End(end);
        }
    }

    private void Forget(FaultyConnection connection)
    {
        lock (_connections)
        {
            _connections.Remove(connection);
        }
    }
}
