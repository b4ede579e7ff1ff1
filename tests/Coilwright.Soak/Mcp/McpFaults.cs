using Coilwright.Testing;
using static Coilwright.Soak.CommonFaults;

namespace Coilwright.Soak;

/// <summary>What may go wrong with a frame of MCP, and how likely it is.</summary>
/// <remarks>
/// MCP has no checksum either, so only what the receiver can see is changed: magic, version, command, length, and the id to one far from those
/// in use. Nobody could tell from a payload that it is wrong.
/// </remarks>
internal static class McpFaults
{
    private const int Magic = 0;
    private const int Version = 2;
    private const int Command = 3;
    private const int LengthHigh = 4;
    private const int LengthMiddle = 6;
    private const int LengthLow = 7;
    private const int Id = 8;

    public static (string Name, double Probability, Fault Fault)[] OfAnswers =>
    [
        ("drop", 0.003, Fault.Drop),
        ("duplicate", 0.01, Fault.Duplicate),
        ("delay", 0.003, Fault.Delay(Short)),
        ("delay past the timeout", 0.0005, Fault.Delay(PastTimeout)),
        ("late", 0.003, Fault.Late()),
        ("very late", 0.001, Fault.Late(20)),
        ("late and twice", 0.001, Fault.Late(3) with { Copies = 2 }),
        ("split", 0.01, Fault.Split(7)),
        ("wrong id", 0.002, Fault.WrongId(Id)),
        ("wrong magic", 0.0003, Fault.Corrupt(Magic)),
        ("wrong version", 0.0003, Fault.Corrupt(Version, 0x02)),
        ("wrong command: an unknown one", 0.002, Fault.Corrupt(Command, 0x20)),
        ("wrong command: a stream's", 0.001, Fault.Corrupt(Command, 0x08)),
        ("wrong command: a ping", 0.0003, Fault.Corrupt(Command, 0x01)),
        ("wrong compression", 0.002, Fault.Corrupt(Command, 0x80)),
        ("wrong length: too long", 0.0003, Fault.Corrupt(LengthHigh)),
        ("wrong length: by 256", 0.0003, Fault.Corrupt(LengthMiddle, 0x01)),
        ("wrong length: by 1", 0.0003, Fault.Corrupt(LengthLow, 0x01)),
        ("truncate in the payload and reset", 0.0005, Fault.Truncate(20) with { End = FaultEnd.Reset }),
        .. Ends(5, 12),
    ];

    // None is doubled: a connection never does that, and whoever carries a request out cannot know that it was not asked twice.
    public static (string Name, double Probability, Fault Fault)[] OfRequests =>
    [
        ("request: drop", 0.002, Fault.Drop),
        ("request: delay", 0.002, Fault.Delay(Short)),
        ("request: delay past the timeout", 0.0003, Fault.Delay(PastTimeout)),
        ("request: late", 0.002, Fault.Late()),
        ("request: split", 0.005, Fault.Split(7)),
        ("request: wrong id", 0.0003, Fault.WrongId(Id)),
        ("request: wrong magic", 0.0003, Fault.Corrupt(Magic)),
        ("request: wrong version", 0.0003, Fault.Corrupt(Version, 0x02)),
        ("request: wrong command: an unknown one", 0.001, Fault.Corrupt(Command, 0x20)),
        ("request: wrong command: one-way", 0.001, Fault.Corrupt(Command, 0x09)),
        ("request: wrong compression", 0.001, Fault.Corrupt(Command, 0x80)),
        ("request: wrong length: too long", 0.0003, Fault.Corrupt(LengthHigh)),
        ("request: wrong length: by 256", 0.0003, Fault.Corrupt(LengthMiddle, 0x01)),
        ("request: wrong length: by 1", 0.0003, Fault.Corrupt(LengthLow, 0x01)),
        ("request: truncate and reset", 0.0003, Fault.Truncate(9) with { End = FaultEnd.Reset }),
        ("request: close after", 0.0003, new Fault { End = FaultEnd.Close }),
        ("request: reset", 0.0003, Fault.Reset),
        ("request: half-open", 0.0001, Fault.HalfOpen),
    ];

    /// <summary>What the network does to TLS records. All but the first two end the session, by its own checks, wherever they hit it: in the handshake too.</summary>
    /// <param name="direction">A word for the counts.</param>
    public static (string Name, double Probability, Fault Fault)[] OfRecords(string direction) =>
    [
        ($"{direction}: delay", 0.002, Fault.Delay(Short)),
        ($"{direction}: split", 0.005, Fault.Split(50)),
        ($"{direction}: drop", 0.0002, Fault.Drop),
        ($"{direction}: duplicate", 0.0002, Fault.Duplicate),
        ($"{direction}: late", 0.0002, Fault.Late()),
        ($"{direction}: garbled header", 0.0002, Fault.Corrupt(1, 0x10)),
        ($"{direction}: garbled", 0.0004, Fault.Corrupt(-3)),
        ($"{direction}: truncate", 0.0002, Fault.Truncate(16)),
        ($"{direction}: truncate and close", 0.0002, Fault.Truncate(16) with { End = FaultEnd.Close }),
        ($"{direction}: reset", 0.0002, Fault.Reset),
        ($"{direction}: half-open", 0.0001, Fault.HalfOpen),
    ];
}
