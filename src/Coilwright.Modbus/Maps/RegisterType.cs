namespace Coilwright.Modbus;

/// <summary>The type of a value on the wire, where it differs from the type of the C# property.</summary>
public enum RegisterType
{
    /// <summary>
    /// Taken from the property: each integer and floating-point type as itself (8-bit integers fill one register), an enum as its
    /// underlying type.
    /// </summary>
    Inferred,

    /// <summary>One register, two's complement.</summary>
    Int16,

    /// <summary>One register, unsigned.</summary>
    UInt16,

    /// <summary>Two registers, two's complement.</summary>
    Int32,

    /// <summary>Two registers, unsigned.</summary>
    UInt32,

    /// <summary>Four registers, two's complement.</summary>
    Int64,

    /// <summary>Four registers, unsigned.</summary>
    UInt64,

    /// <summary>Two registers, IEEE 754 binary32.</summary>
    Single,

    /// <summary>Four registers, IEEE 754 binary64.</summary>
    Double,
}
