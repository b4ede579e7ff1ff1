namespace Coilwright.Modbus.Framing;

/// <summary>Which way a frame goes. The same function code has PDUs of different lengths in either direction.</summary>
public enum FrameDirection
{
    /// <summary>From client to device.</summary>
    Request,

    /// <summary>From device to client.</summary>
    Response,
}
