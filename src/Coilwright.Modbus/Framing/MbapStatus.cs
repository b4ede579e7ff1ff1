namespace Coilwright.Modbus.Framing;

/// <summary>What the bytes received so far are.</summary>
public enum MbapStatus
{
    /// <summary>More bytes are needed.</summary>
    Incomplete,

    /// <summary>All bytes are there.</summary>
    Complete,

    /// <summary>The protocol id is not 0. Nothing that follows can be trusted: the connection has to be closed.</summary>
    WrongProtocol,

    /// <summary>The length is not within 2 to 254. Nothing that follows can be trusted: the connection has to be closed.</summary>
    WrongLength,
}
