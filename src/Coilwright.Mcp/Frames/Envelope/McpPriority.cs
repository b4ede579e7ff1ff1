namespace Coilwright.Mcp;

/// <summary>How important a call is when there is more to do than can be done. Values that are not listed count as <see cref="Normal"/>.</summary>
public enum McpPriority : byte
{
    /// <summary>Refused first.</summary>
    Low = 0,

    /// <summary>What a call is unless it says otherwise.</summary>
    Normal = 1,

    /// <summary>Refused after what is normal.</summary>
    High = 2,

    /// <summary>Never refused for load: alarms, and what keeps people and machines safe.</summary>
    Critical = 3,
}
