namespace Coilwright.Generators.Model;

/// <summary>The types on the wire, named and numbered as <c>Coilwright.Modbus.RegisterType</c>.</summary>
internal enum WireType
{
    Inferred,
    Int16,
    UInt16,
    Int32,
    UInt32,
    Int64,
    UInt64,
    Single,
    Double,
    Half,
    Bcd16,
    Bcd32,
    Bcd64,
    UnixSeconds,
    UnixMilliseconds,
    SecondsSince2000,
    CalendarRegisters,
    CalendarBytes,
    CalendarBcd,
}
