namespace Coilwright.Modbus;

/// <summary>What a client does with a member of a map.</summary>
public enum MemberAccess
{
    /// <summary>Reads or writes it.</summary>
    ReadAndWrite,

    /// <summary>Reads it.</summary>
    Read,

    /// <summary>Writes it: everybody may read.</summary>
    Write,
}
