namespace Coilwright.Modbus;

/// <summary>Whether the unit identifier of an answer has to be that of its request.</summary>
public enum UnitMatching
{
    /// <summary>An answer that names another unit is dropped and counted.</summary>
    Strict,

    /// <summary>For devices on TCP that answer with another unit than the one they were asked as: transaction id and function decide alone.</summary>
    Ignore,
}
