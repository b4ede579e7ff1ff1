namespace Coilwright.Modbus.Server;

/// <summary>What was found in what has been received.</summary>
internal enum FrameStatus
{
    /// <summary>No request yet.</summary>
    Incomplete,

    /// <summary>A request.</summary>
    Complete,

    /// <summary>Nothing that follows can be told apart; only a new connection helps.</summary>
    Broken,
}
