namespace Coilwright.Modbus.Tests.LateLine;

/// <summary>What a simulated unit does with function code 8.</summary>
public enum DiagnosticsBehaviour
{
    Supported,
    Refused,
    Ignored,
}
