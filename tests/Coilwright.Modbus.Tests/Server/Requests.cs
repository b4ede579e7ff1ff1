using Coilwright.Modbus.Pdus;
using Coilwright.Modbus.Server;

namespace Coilwright.Modbus.Tests.Server;

internal static class Requests
{
    /// <summary>Answers a request that is given in hexadecimal; spaces may stand between its fields.</summary>
    public static string Answer(this RequestProcessor processor, string request, byte unit = 1, string? role = null, ListenOnlyUnits? listenOnly = null)
    {
        Span<byte> response = stackalloc byte[PduLimits.MaxSize];
        int size = processor.Process(unit, Convert.FromHexString(request.Replace(" ", "", StringComparison.Ordinal)), response, listenOnly ?? new ListenOnlyUnits(), role);
        return Convert.ToHexString(response[..size]);
    }
}
