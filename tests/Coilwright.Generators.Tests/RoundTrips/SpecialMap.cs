using System.Net;
using Coilwright.Modbus;

namespace Coilwright.Generators.Tests.RoundTrips;

/// <summary>Text, decimal digits, dates, addresses and what a converter makes of registers.</summary>
[ModbusRegisterMap]
internal sealed partial class SpecialMap
{
    [HoldingRegister(0x00, Length = 4, Text = RegisterText.Ascii | RegisterText.SpacePadded)] public string Padded { get; set; } = "";

    [HoldingRegister(0x04, Length = 3, Text = RegisterText.Swapped)] public string Swapped { get; set; } = "";

    [HoldingRegister(0x07, As = RegisterType.Bcd16, Scale = 0.1)] public decimal Digits { get; set; }

    [HoldingRegister(0x08, As = RegisterType.Bcd32)] public uint Serial { get; set; }

    [HoldingRegister(0x0A)] public Half Fine { get; set; }

    [HoldingRegister(0x0B, As = RegisterType.Half)] public double Wide { get; set; }

    [HoldingRegister(0x0C, As = RegisterType.UnixSeconds, Order = RegisterOrder.CDAB), NotAvailable(0, 0xFFFFFFFF)]
    public DateTimeOffset? Started { get; set; }

    [HoldingRegister(0x0E, As = RegisterType.UnixMilliseconds)] public DateTimeOffset Now { get; set; } = DateTimeOffset.UnixEpoch;

    [HoldingRegister(0x12, As = RegisterType.SecondsSince2000)] public DateTimeOffset SunSpec { get; set; } = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [HoldingRegister(0x14, As = RegisterType.CalendarRegisters)] public DateTime Clock { get; set; }

    [HoldingRegister(0x1A, As = RegisterType.CalendarBytes)] public DateTime Bytes { get; set; } = new(2000, 1, 1);

    [HoldingRegister(0x1D, As = RegisterType.CalendarBcd)] public DateTime Bcd { get; set; } = new(2000, 1, 1);

    [HoldingRegister(0x20, Length = 2)] public IPAddress Gateway { get; set; } = IPAddress.Any;

    [HoldingRegister(0x22, Length = 8)] public IPAddress Address { get; set; } = IPAddress.IPv6Any;

    [HoldingRegister(0x2A, Length = 4), NotAvailable(ulong.MaxValue)] public Eui48? Hardware { get; set; }

    [HoldingRegister(0x2E, Length = 1, Converter = typeof(LetterConverter))] public char Tariff { get; set; } = 'A';

    [HoldingRegister(0x30)] public uint Both { get; set; }

    [HoldingRegister(0x30, Overlaps = true)] public ushort High { get; set; }

    [HoldingRegister(0x31, Overlaps = true, Bit = 0)] public bool Lowest { get; set; }
}
