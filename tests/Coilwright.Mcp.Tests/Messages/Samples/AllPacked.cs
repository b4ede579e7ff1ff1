namespace Coilwright.Mcp.Tests.Messages.Samples;

/// <summary>A field of every kind that the Packed layout knows.</summary>
[McpMessage(Layout = McpLayout.Packed)]
public partial class AllPacked
{
    [McpField(1)]
    public FrameHeader Header { get; set; }

    [McpField(2)]
    public string Text { get; set; } = "";

    [McpField(3)]
    public string? OptionalText { get; set; }

    [McpField(4, Encoding = McpEncoding.VarInt)]
    public int Count { get; set; }

    [McpField(5, Encoding = McpEncoding.ZigZag)]
    public short Change { get; set; }

    [McpField(6)]
    public double? Level { get; set; }

    [McpField(7)]
    public List<ushort> Values { get; set; } = [];

    [McpField(8, Endianness = McpEndianness.Big)]
    public uint[] BigValues { get; set; } = [];

    [McpField(9)]
    public List<string>? Names { get; set; }

    [McpField(10)]
    public List<FrameHeader> Headers { get; set; } = [];

    [McpField(11)]
    public UserEvent Event { get; set; } = new() { UserId = "" };

    [McpField(12)]
    public List<UserEvent> Events { get; set; } = [];

    [McpField(13)]
    public Guid Id { get; set; }

    [McpField(14)]
    public DateTimeOffset Time { get; set; } = DateTimeOffset.UnixEpoch;

    [McpField(15, Encoding = McpEncoding.VarInt)]
    public TimeSpan Span { get; set; }

    [McpField(16)]
    public byte[] Blob { get; set; } = [];

    [McpField(17, Length = 4)]
    public byte[] Address { get; set; } = new byte[4];

    [McpField(18)]
    public bool[] Flags { get; set; } = [];

    [McpField(19)]
    public EventKind Kind { get; set; }

    [McpField(20)]
    public ReadOnlyMemory<byte> Memory { get; set; }

    [McpField(21, Length = 8, PaddingAfter = 1)]
    public string Serial { get; set; } = "";

    public static AllPacked Example { get; } = new()
    {
        Header = new() { Magic = 0xABCD, Version = 1, Length = 5 },
        Text = "Grüße",
        OptionalText = "",
        Count = -1,
        Change = -2,
        Level = 1.5,
        Values = [1, 2, 0xFFFF],
        BigValues = [1],
        Names = ["a", "b"],
        Headers = [new() { SequenceId = 7 }],
        Event = UserEvent.Example,
        Events = [UserEvent.Example],
        Id = new("00112233-4455-6677-8899-aabbccddeeff"),
        Time = new(2026, 1, 2, 3, 4, 5, TimeSpan.FromHours(2)),
        Span = TimeSpan.FromSeconds(1),
        Blob = [1, 2, 3],
        Address = [127, 0, 0, 1],
        Flags = [true, false],
        Kind = EventKind.Alarm,
        Memory = new byte[] { 9 },
        Serial = "SN-1",
    };
}
