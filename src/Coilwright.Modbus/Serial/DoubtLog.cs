using Coilwright.Telemetry;
using Microsoft.Extensions.Logging.Abstractions;

namespace Coilwright.Modbus.Serial;

/// <summary>Writes to the log which units of a line get in doubt, and out of it.</summary>
internal static class DoubtLog
{
    public static void Follow(this ClientTelemetry telemetry, SerialBus line)
    {
        if (telemetry.Log is not NullLogger)
        {
            line.Doubts.Changed += (_, change) => Write(telemetry, line.Endpoint, change);
        }
    }

    private static void Write(ClientTelemetry telemetry, Endpoint endpoint, UnitDoubtChange change)
    {
        if (change.IsOver)
        {
            telemetry.Log.UnitOutOfDoubt(change.Doubt.Unit, endpoint);
        }
        else
        {
            telemetry.Log.UnitInDoubt(change.Doubt.Unit, endpoint);
        }
    }
}
