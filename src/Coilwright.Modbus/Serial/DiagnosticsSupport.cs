namespace Coilwright.Modbus.Serial;

/// <summary>What a unit does when it is sent function code 8, sub-function 0.</summary>
internal enum DiagnosticsSupport
{
    /// <summary>It has not been tried, or not with a clear outcome.</summary>
    Unknown,

    /// <summary>It returns the data, as specified.</summary>
    Echoes,

    /// <summary>It answers with an exception, which serves as well while no other function code 8 is owed.</summary>
    Refuses,

    /// <summary>It says nothing, while it answers other requests.</summary>
    Ignores,
}
