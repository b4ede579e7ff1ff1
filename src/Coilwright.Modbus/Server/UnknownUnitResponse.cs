namespace Coilwright.Modbus;

/// <summary>What a server does with a request for a unit that it has not.</summary>
public enum UnknownUnitResponse
{
    /// <summary>
    /// Answers exception 0x0B, gateway target device failed to respond (Modbus Messaging on TCP/IP, 4.4.1.2), so that the client need not
    /// wait for its timeout.
    /// </summary>
    GatewayTargetFailed,

    /// <summary>Says nothing, as on a serial line that the unit is not connected to.</summary>
    Silence,
}
