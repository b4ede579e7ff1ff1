namespace Coilwright.Mcp.Server;

/// <summary>What becomes of a call at a <see cref="Gate"/>.</summary>
internal enum GateDecision
{
    /// <summary>It works now.</summary>
    Enters,

    /// <summary>It works when others have ended.</summary>
    Waits,

    /// <summary>Too many wait already.</summary>
    FindsQueueFull,

    /// <summary>The load is too high for one of its priority.</summary>
    IsShed,
}
