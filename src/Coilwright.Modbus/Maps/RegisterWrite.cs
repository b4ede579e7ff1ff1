namespace Coilwright.Modbus;

/// <summary>How a value that fills one holding register is written.</summary>
public enum RegisterWrite
{
    /// <summary>By function code 6, Write Single Register.</summary>
    Single,

    /// <summary>By function code 16, Write Multiple Registers, for devices that know no function code 6.</summary>
    Multiple,
}
