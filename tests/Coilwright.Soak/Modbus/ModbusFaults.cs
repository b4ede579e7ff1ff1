using Coilwright.Testing;
using static Coilwright.Soak.CommonFaults;

namespace Coilwright.Soak;

/// <summary>What may go wrong with a frame of Modbus, and how likely it is.</summary>
internal static class ModbusFaults
{
    // Modbus TCP has no checksum, so only what the client can see may be changed: header and byte count. A wrong id is one far from those
    // in use. Nobody could tell from a number behind them that it is wrong.
    public static (string Name, double Probability, Fault Fault)[] OfAnswers =>
    [
        ("drop", 0.003, Fault.Drop),
        ("duplicate", 0.01, Fault.Duplicate),
        ("delay", 0.003, Fault.Delay(Short)),
        ("delay past the timeout", 0.0005, Fault.Delay(PastTimeout)),
        ("late", 0.003, Fault.Late()),
        ("very late", 0.001, Fault.Late(20)),
        ("late and twice", 0.001, Fault.Late(3) with { Copies = 2 }),
        ("split", 0.01, Fault.Split()),
        ("wrong id", 0.002, Fault.WrongId()),
        ("wrong unit", 0.002, Fault.Corrupt(6, 0x40)),
        ("wrong function", 0.002, Fault.Corrupt(7, 0x20)),
        ("wrong byte count", 0.002, Fault.Corrupt(8, 0x01)),
        ("wrong protocol", 0.0005, Fault.Corrupt(2)),
        ("wrong length", 0.0005, Fault.Corrupt(4)),
        .. Ends(5, 8),
    ];

    public static (string Name, double Probability, Fault Fault)[] OfRequests =>
    [
        ("request: drop", 0.002, Fault.Drop),
        ("request: delay", 0.002, Fault.Delay(Short)),
        ("request: delay past the timeout", 0.0003, Fault.Delay(PastTimeout)),
        ("request: split", 0.005, Fault.Split()),
        ("request: truncate and reset", 0.0003, Fault.Truncate(9) with { End = FaultEnd.Reset }),
        ("request: close after", 0.0003, new Fault { End = FaultEnd.Close }),
        ("request: reset", 0.0003, Fault.Reset),
    ];

    // A line garbles, loses and delays, and its checksum tells of any eight bits that follow one another. It neither doubles frames nor
    // lets one overtake another: no client could tell those from what it waits for, since nothing numbers them.
    public static (string Name, double Probability, Fault Fault)[] OfRtuAnswers =>
    [
        ("drop", 0.003, Fault.Drop),
        ("delay", 0.003, Fault.Delay(Short)),
        ("delay past the response timeout", 0.003, Fault.Delay(PastTimeout / 3)),
        ("delay past the timeout", 0.0005, Fault.Delay(PastTimeout)),
        ("split", 0.01, Fault.Split()),
        ("wrong unit", 0.002, Fault.Corrupt(0)),
        ("wrong function", 0.002, Fault.Corrupt(1, 0x07)),
        ("wrong byte count", 0.002, Fault.Corrupt(2, 0x01)),
        ("wrong value", 0.005, Fault.Corrupt(4)),
        ("wrong checksum", 0.005, Fault.Corrupt(-1)),
        ("garbage before", 0.003, Noise(before: true)),
        ("garbage behind", 0.003, Noise(before: false)),
        ("truncate", 0.0003, Fault.Truncate(5)),
        .. Ends(4, 3),
    ];

    public static (string Name, double Probability, Fault Fault)[] OfRtuRequests =>
    [
        ("request: drop", 0.002, Fault.Drop),
        ("request: delay", 0.002, Fault.Delay(Short)),
        ("request: delay past the timeout", 0.0003, Fault.Delay(PastTimeout)),
        ("request: split", 0.005, Fault.Split()),
        ("request: wrong value", 0.005, Fault.Corrupt(3)),
        ("request: garbage before", 0.003, Noise(before: true)),
        ("request: truncate", 0.0003, Fault.Truncate(5)),
        ("request: truncate and reset", 0.0003, Fault.Truncate(6) with { End = FaultEnd.Reset }),
        ("request: close after", 0.0003, new Fault { End = FaultEnd.Close }),
        ("request: reset", 0.0003, Fault.Reset),
    ];

    // What a line picks up while nobody drives it.
    private static Fault Noise(bool before)
    {
        byte[] noise = [0x00, 0xFF, 0x00];
        return new Fault { Edit = frame => before ? [.. noise, .. frame.Span] : [.. frame.Span, .. noise] };
    }
}
