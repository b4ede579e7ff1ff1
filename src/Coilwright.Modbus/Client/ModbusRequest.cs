using Coilwright.Modbus.Pdus;
using Coilwright.Modbus.Serial;
using Coilwright.Requests;

namespace Coilwright.Modbus;

/// <summary>
/// A request with room of its own for both PDUs, so that no other thread ever reads or writes a caller's memory. Reused from call to call.
/// </summary>
internal sealed partial class ModbusRequest : UnitRequest
{
    private readonly byte[] _pdus = new byte[2 * PduLimits.MaxSize];
    private readonly Endpoint _endpoint;
    private readonly TimeProvider _timeProvider;
    private readonly DeviceMemory? _memory;
    private bool _mayHaveBeenApplied;
    private int _size;
    private int _responseSize;

    /// <param name="endpoint">Where the device is, for messages.</param>
    /// <param name="timeProvider">The clock.</param>
    /// <param name="memory">Decides whether it is sent again; without it never is.</param>
    public ModbusRequest(Endpoint endpoint, TimeProvider timeProvider, DeviceMemory? memory = null)
    {
        _endpoint = endpoint;
        _timeProvider = timeProvider;
        _memory = memory;
    }

    public override byte Lane => Unit;

    public override long ReadyAt => _memory?.ReadyAt(Unit) ?? 0;

    /// <summary>The unit that is asked.</summary>
    public override byte Unit { get; set; }

    /// <summary>How much of its call's time had passed before this request.</summary>
    public TimeSpan Spent { get; private set; }

    /// <summary>How many writes of the same call the device has confirmed before this request.</summary>
    public int AppliedBefore { get; private set; }

    /// <summary>Where the request's PDU is put together, followed by setting <see cref="Size"/>.</summary>
    public Span<byte> Buffer => _pdus.AsSpan(0, PduLimits.MaxSize);

    /// <summary>The size of the request's PDU, at least 1.</summary>
    public int Size
    {
        get => _size;
        set => (_size, _responseSize) = (value, 0);
    }

    /// <summary>The request.</summary>
    public override ReadOnlySpan<byte> Pdu => _pdus.AsSpan(0, _size);

    /// <summary>What was asked for.</summary>
    public FunctionCode Function => (FunctionCode)_pdus[0];

    /// <summary>The answer as it came.</summary>
    public ReadOnlySpan<byte> ResponsePdu => _pdus.AsSpan(PduLimits.MaxSize, _responseSize);

    /// <summary>The registers or packed bits of a read that <see cref="ThrowUnlessAnswered"/> has passed.</summary>
    public ReadOnlySpan<byte> Data => ResponsePdu[2..];

    /// <summary>Makes this a request of a call that has come so far; to be told before each send.</summary>
    /// <exception cref="ModbusTimeoutException">The call has no time left.</exception>
    public void Continue(in CallProgress progress, TimeSpan limit)
    {
        Spent = _timeProvider.GetElapsedTime(progress.StartedAt);
        AppliedBefore = progress.Applied;
        _mayHaveBeenApplied = false;
        if (Spent >= limit)
        {
            throw OutOfTime();
        }
    }

    /// <summary>Counts time that its call has waited for it to be sent.</summary>
    public void Wait(TimeSpan time) => Spent += time;

    /// <summary>The error of a call that has no time left for this request.</summary>
    public ModbusTimeoutException OutOfTime() => ModbusErrors.OutOfTime(FactsOf(RequestPhase.Queue, TimeSpan.Zero));

    /// <summary>Makes this a request of its own.</summary>
    public void Begin() => (Spent, AppliedBefore, _mayHaveBeenApplied) = (TimeSpan.Zero, 0, false);

    public override long GiveUpAt() => _memory?.GiveUpAt(this) ?? Deadline;

    public override void Accept(ReadOnlySpan<byte> payload)
    {
        payload.CopyTo(_pdus.AsSpan(PduLimits.MaxSize));
        _responseSize = payload.Length;
    }

    /// <summary>Makes sure that the answer is what was asked for.</summary>
    /// <exception cref="ModbusDeviceException">The device refused.</exception>
    /// <exception cref="ModbusProtocolException">The answer cannot be the answer to this request.</exception>
    public void ThrowUnlessAnswered()
    {
        PduFault fault = ResponseCheck.Check(Pdu, ResponsePdu);
        if (fault != PduFault.None)
        {
            _hasMismatch = true;
            throw Mismatch(fault);
        }

        if (ExceptionResponse.Is(ResponsePdu))
        {
            throw ModbusErrors.Refused(FactsOfAnswer(), (ModbusExceptionCode)ResponsePdu[1]);
        }

        _memory?.NoteRead(Unit, Pdu);
    }

    /// <summary>As <see cref="ThrowUnlessAnswered"/>, but says so where the device refuses what it was asked for, and would again: codes 1 to 3.</summary>
    public bool IsRefused(out ModbusExceptionCode code)
    {
        code = ExceptionResponse.TryParse(ResponsePdu, out ExceptionResponse response, out _) ? response.Code : 0;
        if (code is ModbusExceptionCode.IllegalFunction or ModbusExceptionCode.IllegalDataAddress or ModbusExceptionCode.IllegalDataValue
            && ResponseCheck.Check(Pdu, ResponsePdu) == PduFault.None)
        {
            return true;
        }

        ThrowUnlessAnswered();
        return false;
    }

    protected override TimeSpan? DelayAfterAnswer()
    {
        TimeSpan? delay = _memory?.DelayAfterAnswer(this);
        _mayHaveBeenApplied |= delay is not null && !ModbusDeviceException.IsGivenBeforeActing((ModbusExceptionCode)ResponsePdu[1]);
        return delay;
    }

    protected override TimeSpan? DelayAfterFailure(in RequestFailure failure)
    {
        TimeSpan? delay = _memory?.DelayAfterFailure(this, failure.Kind);
        _mayHaveBeenApplied |= delay is not null;
        return delay;
    }

    /// <summary>The error of an answer that cannot be the answer to this request.</summary>
    public ModbusProtocolException Mismatch(PduFault fault) =>
        ModbusErrors.Mismatch(FactsOfAnswer(), fault);

    protected override Exception CreateError(in RequestFailure failure) =>
        ModbusErrors.Of(failure, FactsOf(failure.Phase, failure.Elapsed));

    /// <summary>What an error tells of the answered request.</summary>
    public ModbusRequestFacts FactsOfAnswer() => FactsOf(RequestPhase.Response, _timeProvider.GetElapsedTime(StartedAt));

    private ModbusRequestFacts FactsOf(RequestPhase phase, TimeSpan elapsed) =>
        new(_endpoint, Unit, Pdu, phase, Spent + elapsed)
        {
            AppliedBefore = AppliedBefore,
            Attempts = Attempts,
            MayHaveBeenAppliedBefore = _mayHaveBeenApplied,
        };
}
