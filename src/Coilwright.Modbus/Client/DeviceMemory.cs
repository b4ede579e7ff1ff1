using Coilwright.Connections;
using Coilwright.Modbus.Pdus;
using Coilwright.Requests;

namespace Coilwright.Modbus;

/// <summary>
/// What a client remembers of the devices it talks to, and decides by it: which request is sent again and when, which unit is left alone,
/// what a unit is not asked for, and what to ask for a sign of life.
/// </summary>
/// <remarks>Thread-safe; without a lock where nothing is wrong.</remarks>
internal sealed class DeviceMemory(RetryOptions options, TimeProvider time)
{
    private readonly Lock _gate = new();
    private readonly PerUnit<long> _readyAt = new();
    private readonly PerUnit<int> _unreachable = new();
    private long _lastRead;

    /// <summary>What the devices have refused to give.</summary>
    public RefusalMemory Refusals { get; } = new(time);

    /// <summary>The timestamp before which a unit is left alone, because a gateway does not reach it; 0 mostly.</summary>
    public long ReadyAt(byte unit) => Volatile.Read(in _readyAt.Of(unit));

    /// <summary>Notes a read that has succeeded.</summary>
    public void NoteRead(byte unit, ReadOnlySpan<byte> pdu)
    {
        if (pdu.Length == ReadRequest.Size && (FunctionCode)pdu[0] <= FunctionCode.ReadInputRegisters)
        {
            // Unit and PDU in one number, so that no reader ever sees half of each.
            long read = unit;
            foreach (byte next in pdu)
            {
                read = (read << 8) | next;
            }

            Volatile.Write(ref _lastRead, read);
        }
    }

    /// <summary>The last read that succeeded, to be repeated for a sign of life; <see langword="null"/> while there was none.</summary>
    public ModbusRequest? CreatePing(Endpoint endpoint)
    {
        long read = Volatile.Read(ref _lastRead);
        if (read == 0)
        {
            return null;
        }

        var ping = new ModbusRequest(endpoint, time);
        for (int i = ReadRequest.Size - 1; i >= 0; i--, read >>= 8)
        {
            ping.Buffer[i] = (byte)read;
        }

        ping.Size = ReadRequest.Size;
        ping.Unit = (byte)read;
        return ping;
    }

    /// <summary>How long to wait before a request is sent again although it was answered; <see langword="null"/> if it is not.</summary>
    public TimeSpan? DelayAfterAnswer(ModbusRequest request)
    {
        if (!ExceptionResponse.Is(request.ResponsePdu) || request.ResponsePdu.Length < 2)
        {
            NoteReached(request.Unit);
            return null;
        }

        var code = (ModbusExceptionCode)request.ResponsePdu[1];
        if (code is ModbusExceptionCode.GatewayPathUnavailable or ModbusExceptionCode.GatewayTargetDeviceFailedToRespond)
        {
            TimeSpan delay = NoteUnreachable(request.Unit);
            return MayRetry(request) ? delay : null;
        }

        NoteReached(request.Unit);
        return code is ModbusExceptionCode.Acknowledge or ModbusExceptionCode.ServerDeviceBusy && MayRetry(request)
            ? BackOff.Delay(options.InitialDelay, options.MaxDelay, options.Jitter, request.Attempts, Random.Shared.NextDouble())
            : null;
    }

    /// <summary>How long to wait before a request is sent again that got no answer; <see langword="null"/> if it is not.</summary>
    public TimeSpan? DelayAfterFailure(ModbusRequest request, FailureKind kind) =>
        kind is FailureKind.ConnectionLost or FailureKind.InvalidFrame or FailureKind.TimedOut && request.Attempts > 0 && MayRetry(request)
            ? TimeSpan.Zero
            : null;

    /// <summary>When the attempt that is made now is given up, if not at the deadline.</summary>
    public long GiveUpAt(ModbusRequest request)
    {
        if (options.AttemptTimeout == Timeout.InfiniteTimeSpan || !MayRetry(request))
        {
            return request.Deadline;
        }

        return Math.Min(request.Deadline, time.GetTimestamp() + ToTicks(options.AttemptTimeout));
    }

    private bool MayRetry(ModbusRequest request) =>
        request.Attempts < options.Attempts && (options.Writes || ModbusRequestFacts.IsRead(request.Pdu));

    private void NoteReached(byte unit)
    {
        if (ReadyAt(unit) == 0)
        {
            return;
        }

        lock (_gate)
        {
            _unreachable.RoomOf(unit) = 0;
            Volatile.Write(ref _readyAt.RoomOf(unit), 0);
        }
    }

    private TimeSpan NoteUnreachable(byte unit)
    {
        lock (_gate)
        {
            int times = ++_unreachable.RoomOf(unit);
            TimeSpan delay = BackOff.Delay(
                options.InitialDelay, options.MaxUnreachableDelay, options.Jitter, times, Random.Shared.NextDouble());
            Volatile.Write(ref _readyAt.RoomOf(unit), time.GetTimestamp() + ToTicks(delay));
            return delay;
        }
    }

    private long ToTicks(TimeSpan span) => (long)(span.TotalSeconds * time.TimestampFrequency);
}
