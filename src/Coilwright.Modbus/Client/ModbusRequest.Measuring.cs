using System.Diagnostics;
using Coilwright.Modbus.Framing;
using Coilwright.Requests;
using Coilwright.Telemetry;

namespace Coilwright.Modbus;

/// <summary>A request that somebody wants to hear of, from its submission to its return.</summary>
internal sealed partial class ModbusRequest
{
    private Activity? _activity;
    private bool _hasMismatch;

    /// <summary>Whether somebody wants to hear how it ended.</summary>
    public bool IsMeasured { get; private set; }

    public void BeginMeasuring(ClientTelemetry telemetry)
    {
        IsMeasured = true;
        _hasMismatch = false;
        _activity = telemetry.Begin(ModbusTelemetry.MethodOf(_pdus[0]));
    }

    public void EndMeasuring(ClientTelemetry telemetry)
    {
        IsMeasured = false;
        string? error = Outcome switch
        {
            RequestOutcome.Answered => _hasMismatch ? FailureNames.InvalidAnswer : ModbusTelemetry.ErrorOf(ResponsePdu),
            RequestOutcome.Cancelled => FailureNames.Cancelled,
            _ => FailureNames.Of(FailureKind),
        };
        TimeSpan? waited = SentAt == 0 ? null : _timeProvider.GetElapsedTime(StartedAt, SentAt);
        telemetry.End(_activity, ModbusTelemetry.MethodOf(_pdus[0]), error, _timeProvider.GetElapsedTime(StartedAt), waited);
        _activity = null;
    }
}
