namespace Coilwright.Mcp.Frames;

/// <summary>What whoever has added a frame to the output has to do about it.</summary>
internal enum FlushDuty
{
    /// <summary>Nothing: somebody is sending already, and will find it.</summary>
    None,

    /// <summary>Send on this thread.</summary>
    Inline,

    /// <summary>Have it sent behind the work that waits.</summary>
    Elsewhere,
}
