using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging;

namespace Coilwright;

/// <summary>Where a client or a server tells of itself. Nothing is computed for what nobody listens to.</summary>
/// <remarks>
/// Activities need no option: they come from the sources <c>Coilwright.Modbus</c> and <c>Coilwright.Mcp</c>, the meters have the same names. The file
/// TELEMETRY.md in the package lists all instruments and events. Options are read when a client or server is created.
/// </remarks>
public sealed class TelemetryOptions
{
    /// <summary>Makes the meter; <see langword="null"/>, the default, for one that all clients and servers of the process share.</summary>
    public IMeterFactory? MeterFactory { get; set; }

    /// <summary>Makes the logger; <see langword="null"/>, the default, for none.</summary>
    public ILoggerFactory? LoggerFactory { get; set; }

    /// <summary>Is shown all bytes that are sent and received; <see langword="null"/> by default.</summary>
    public FrameTap? FrameTap { get; set; }
}
