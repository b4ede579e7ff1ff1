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

    /// <summary>One register, IEEE 754 binary16. What a <see cref="System.Half"/> is of itself.</summary>
    Half,

    /// <summary>One register, four decimal digits of four bits each: 0x1234 is 1234.</summary>
    Bcd16,

    /// <summary>Two registers, eight decimal digits.</summary>
    Bcd32,

    /// <summary>Four registers, sixteen decimal digits.</summary>
    Bcd64,

    /// <summary>Two registers, unsigned: seconds since 1970-01-01 UTC, as a <see cref="DateTimeOffset"/>.</summary>
    UnixSeconds,

    /// <summary>Four registers, unsigned: milliseconds since 1970-01-01 UTC, as a <see cref="DateTimeOffset"/>.</summary>
    UnixMilliseconds,

    /// <summary>Two registers, unsigned: seconds since 2000-01-01 UTC (SunSpec), as a <see cref="DateTimeOffset"/>.</summary>
    SecondsSince2000,

    /// <summary>Six registers: year, month, day, hour, minute and second of the device's own clock, as a <see cref="DateTime"/>.</summary>
    CalendarRegisters,

    /// <summary>Three registers, a byte each: years since 2000, month, day, hour, minute and second, as a <see cref="DateTime"/>.</summary>
    CalendarBytes,

    /// <summary>As <see cref="CalendarBytes"/>, each byte two decimal digits: 0x25 is the year 2025.</summary>
    CalendarBcd,
}
