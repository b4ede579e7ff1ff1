using Coilwright.Modbus.Pdus;
using Coilwright.Telemetry;

namespace Coilwright.Modbus.Framing;

/// <summary>What Modbus calls things in telemetry. Names are made once.</summary>
internal static class ModbusTelemetry
{
    private static readonly string[] Methods =
        [.. Enumerable.Range(0, 256).Select(code => Enum.IsDefined((FunctionCode)code) ? ((FunctionCode)code).ToString() : $"FunctionCode{code}")];

    private static readonly string[] Exceptions =
        [.. Enumerable.Range(0, 256).Select(code => Enum.IsDefined((ModbusExceptionCode)code) ? ((ModbusExceptionCode)code).ToString() : $"Exception{code:X2}")];

    public static ProtocolTelemetry Protocol { get; } = new("modbus", "Coilwright.Modbus");

    /// <summary>The method of a call: what its function code is called.</summary>
    public static string MethodOf(byte function) => Methods[function];

    /// <summary>Why a call failed that was answered with this; <see langword="null"/> if it was no exception.</summary>
    public static string? ErrorOf(ReadOnlySpan<byte> response) =>
        ExceptionResponse.Is(response) && response.Length > 1 ? Exceptions[response[1]] : null;
}
