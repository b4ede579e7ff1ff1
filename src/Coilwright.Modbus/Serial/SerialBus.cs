using Coilwright.Connections;
using Coilwright.Modbus.Framing;
using Coilwright.Requests;
using Coilwright.Transports;

namespace Coilwright.Modbus.Serial;

/// <summary>Carries the requests of any number of callers to the units of one line, one at a time.</summary>
/// <remarks>
/// <para>
/// Each unit has a queue for writes and one for reads; the units take turns. Writes go before reads, but no more than
/// <see cref="SerialLineOptions.MaxWritesInARow"/> of them while a read waits. A unit that does not answer is left alone for longer and
/// longer, while the others go on.
/// </para>
/// <para>
/// No answer is ever taken for another's: <see cref="OwedAnswers"/> says why. A unit that owes an answer gets nothing but fences until it owes
/// none, and those only when somebody waits for the unit.
/// </para>
/// <para>
/// One lock guards everything; it is held for some assignments, the copy of a frame and its checksum, never while anything is
/// called that could take its time.
/// </para>
/// </remarks>
internal sealed partial class SerialBus : IRequestCarrier, IConnectionListener<SerialConnection>, ISweepable
{
    private readonly Lock _gate = new();
    private readonly LineUnit?[] _units = new LineUnit?[byte.MaxValue + 1];
    private readonly List<LineUnit> _known = [];
    private readonly SerialBusOptions _options;
    private readonly SerialLineOptions _line;
    private readonly SerialFraming _framing;
    private readonly ITransport _transport;
    private readonly DeadlineSweep _sweep;
    private readonly ITimer _gapTimer;
    private readonly ConnectionSupervisor<SerialConnection> _supervisor;
    private readonly EchoFilter _echo;
    private readonly byte[] _scratch = new byte[AsciiFrame.DecodedSize];
    private readonly LineTurn _turn = new();
    private readonly UnfitReception _unfit = new();
    private SerialConnection? _live;
    private int _waiting;
    private bool _isDisposed;

    public SerialBus(ITransport transport, SerialFraming framing, SerialBusOptions options, object owner)
    {
        _transport = transport;
        _framing = framing;
        _options = options;
        _line = options.Line;
        _echo = new EchoFilter(_line.LocalEcho);
        Doubts = new DoubtFeed(owner);
        _sweep = DeadlineSweep.Of(TimeProvider);
        _gapTimer = TimeProvider.CreateTimer(static bus => ((SerialBus)bus!).Pump(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        var target = new ConnectTarget<SerialConnection>(Endpoint.ToString(), OpenAsync);
        var connector = new Connector<SerialConnection>([target], options.Connection.ConnectTimeout, TimeProvider);
        _supervisor = new ConnectionSupervisor<SerialConnection>(connector, options.Connection, TimeProvider, owner, this);
    }

    public TimeProvider TimeProvider => _options.TimeProvider;

    public Endpoint Endpoint => _transport.Endpoint;

    public int MaxInFlight => 1;

    public ConnectionStateMachine States => _supervisor.States;

    public void Submit(PendingRequest request)
    {
        var asked = (UnitRequest)request;
        FailureKind? refusal;
        Exception? cause = null;
        lock (_gate)
        {
            if (!request.IsPending)
            {
                return;
            }

            refusal = _isDisposed ? FailureKind.Disposed
                : _isDraining ? FailureKind.Unavailable
                : _waiting >= _options.QueueCapacity ? FailureKind.QueueFull
                : _live is null && !_supervisor.TryDemand(out cause) ? FailureKind.ConnectFailed
                : null;
            if (refusal is null)
            {
                LineUnit unit = UnitOf(asked.Unit);
                if (IsHopeless(unit, request))
                {
                    (refusal, cause) = (FailureKind.InDoubt, WhyHopeless(unit));
                }
                else
                {
                    Add(unit, asked);
                }
            }
        }

        if (refusal is null)
        {
            Pump();
        }
        else if (request.TryClaim(RequestOutcome.Failed))
        {
            if (refusal == FailureKind.QueueFull)
            {
                _options.Telemetry?.NoteShed();
            }

            cause ??= refusal == FailureKind.Unavailable ? ConnectionUnavailableException.Ending(States.Latest) : null;
            request.RecordFailure(refusal.Value, refusal == FailureKind.ConnectFailed ? RequestPhase.Connect : RequestPhase.Queue, cause);
            request.Complete();
        }
    }

    public void Withdraw(PendingRequest request)
    {
        lock (_gate)
        {
            Unlink(request);
        }
    }

    /// <summary>Called under the lock.</summary>
    private void Add(LineUnit unit, UnitRequest request)
    {
        (LineRequests.IsRead(request.Pdu) ? unit.Reads : unit.Writes).Add(request);
        _waiting++;
        Watch();
    }

    /// <summary>Called under the lock. The unit's answer, if the request is on the line, is awaited all the same.</summary>
    private void Unlink(PendingRequest request)
    {
        if (request.Queue?.Remove(request) == true)
        {
            _waiting--;
        }
        else if (ReferenceEquals(_turn.Request, request))
        {
            _turn.Request = null;
        }
    }

    /// <summary>Called under the lock.</summary>
    private LineUnit UnitOf(byte number)
    {
        if (_units[number] is not { } unit)
        {
            _units[number] = unit = new LineUnit(number);
            _known.Add(unit);
        }

        return unit;
    }
}
