namespace Coilwright.Modbus.Serial;

/// <summary>What was counted, and which units are in doubt.</summary>
internal sealed partial class SerialBus
{
    private long _connects;
    private long _bytesSent;
    private long _bytesReceived;
    private long _sent;
    private long _answered;
    private long _timedOut;
    private long _retries;
    private long _lateAnswers;
    private long _unmatchedAnswers;
    private long _foreignRequests;
    private long _garbageBytes;
    private long _fences;
    private long _doubts;

    /// <summary>Tells of each unit that gets in doubt, and of each that gets out of it.</summary>
    public DoubtFeed Doubts { get; }

    public ConnectionStatistics Statistics
    {
        get
        {
            lock (_gate)
            {
                return new ConnectionStatistics
                {
                    Connects = _connects,
                    Sent = _sent,
                    Answered = _answered,
                    TimedOut = _timedOut,
                    Retries = _retries,
                    LateAnswers = _lateAnswers,
                    UnmatchedAnswers = _unmatchedAnswers,
                    BytesSent = _bytesSent,
                    BytesReceived = Interlocked.Read(ref _bytesReceived),
                    InFlight = _turn.IsActive ? 1 : 0,
                    Waiting = _waiting,
                    Window = 1,
                };
            }
        }
    }

    public SerialLineStatus Status
    {
        get
        {
            lock (_gate)
            {
                return new SerialLineStatus
                {
                    LocalEcho = _echo.Known,
                    UnitsInDoubt = [.. _known.Where(static unit => unit.InDoubtSince is not null).Select(DoubtOf)],
                    Doubts = _doubts,
                    Fences = _fences,
                    ForeignRequests = _foreignRequests,
                    GarbageBytes = _garbageBytes,
                };
            }
        }
    }

    private static UnitInDoubt DoubtOf(LineUnit unit) => new(unit.Number, unit.InDoubtSince!.Value, unit.Owed.Count);

    /// <summary>Called under the lock.</summary>
    private void BeginDoubt(LineUnit unit)
    {
        if (unit.InDoubtSince is null)
        {
            unit.InDoubtSince = TimeProvider.GetUtcNow();
            _doubts++;
            Publish(unit, isOver: false);
        }
    }

    /// <summary>Called under the lock.</summary>
    private void EndDoubt(LineUnit unit)
    {
        if (unit.InDoubtSince is not null)
        {
            Publish(unit, isOver: true);
            unit.InDoubtSince = null;
        }
    }

    private void Publish(LineUnit unit, bool isOver)
    {
        if (Doubts.HasSubscribers)
        {
            Doubts.Publish(new UnitDoubtChange(DoubtOf(unit), isOver));
        }
    }
}
