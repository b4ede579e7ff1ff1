namespace Coilwright.Generators.Model;

/// <summary>The values that are neither number nor text.</summary>
internal enum SpecialForm
{
    /// <summary>What a class of the user's reads and writes.</summary>
    Converter,

    /// <summary>An IPv4 or IPv6 address.</summary>
    IPAddress,

    /// <summary>A hardware address.</summary>
    Eui48,

    /// <summary>Seconds since 1970.</summary>
    UnixSeconds,

    /// <summary>Milliseconds since 1970.</summary>
    UnixMilliseconds,

    /// <summary>Seconds since 2000.</summary>
    SecondsSince2000,

    /// <summary>A register for each part of the date.</summary>
    CalendarRegisters,

    /// <summary>A byte for each part of the date.</summary>
    CalendarBytes,

    /// <summary>Two digits for each part of the date.</summary>
    CalendarBcd,
}
