namespace Coilwright.Mcp.Tests.Messages.Samples;

/// <summary>A field of every type that the Tagged layout knows.</summary>
[McpMessage]
[McpReserved(30, 31)]
public partial class AllFields
{
    [McpField(1)]
    public bool Boolean { get; set; }

    [McpField(2)]
    public int Int32 { get; set; }

    [McpField(3)]
    public long Int64 { get; set; }

    [McpField(4)]
    public uint UInt32 { get; set; }

    [McpField(5)]
    public ulong UInt64 { get; set; }

    [McpField(6, Encoding = McpEncoding.ZigZag)]
    public int Signed32 { get; set; }

    [McpField(7, Encoding = McpEncoding.ZigZag)]
    public long Signed64 { get; set; }

    [McpField(8, Encoding = McpEncoding.Fixed)]
    public uint Fixed32 { get; set; }

    [McpField(9, Encoding = McpEncoding.Fixed)]
    public ulong Fixed64 { get; set; }

    [McpField(10, Encoding = McpEncoding.Fixed)]
    public int SignedFixed32 { get; set; }

    [McpField(11, Encoding = McpEncoding.Fixed)]
    public long SignedFixed64 { get; set; }

    [McpField(12)]
    public float Single { get; set; }

    [McpField(13)]
    public double Double { get; set; }

    [McpField(14)]
    public string Text { get; set; } = "";

    [McpField(15)]
    public byte[] Blob { get; set; } = [];

    [McpField(16)]
    public Color Color { get; set; }

    [McpField(17)]
    public Inner? Inner { get; set; }

    [McpField(18)]
    public DateTimeOffset? Time { get; set; }

    [McpField(19)]
    public TimeSpan? Span { get; set; }

    [McpField(20)]
    public ReadOnlyMemory<byte> Memory { get; set; }

    [McpField(21)]
    public sbyte Int8 { get; set; }

    [McpField(22)]
    public byte UInt8 { get; set; }

    [McpField(23)]
    public short Int16 { get; set; }

    [McpField(24)]
    public ushort UInt16 { get; set; }

    [McpField(40)]
    public int? OptionalInt32 { get; set; }

    [McpField(41)]
    public string? OptionalText { get; set; }

    [McpField(42)]
    public double? OptionalDouble { get; set; }

    [McpField(43)]
    public byte[]? OptionalBlob { get; set; }

    [McpField(44)]
    public Color? OptionalColor { get; set; }

    [McpField(45)]
    public bool? OptionalBoolean { get; set; }

    [McpField(46, Encoding = McpEncoding.ZigZag)]
    public long? OptionalSigned64 { get; set; }

    [McpField(60)]
    public List<int> Int32S { get; set; } = [];

    [McpField(61, Encoding = McpEncoding.ZigZag)]
    public long[] Signed64S { get; set; } = [];

    [McpField(62, Encoding = McpEncoding.Fixed)]
    public uint[] Fixed32S { get; set; } = [];

    [McpField(63)]
    public List<double> Doubles { get; set; } = [];

    [McpField(64)]
    public IReadOnlyList<string> Texts { get; set; } = [];

    [McpField(65)]
    public List<byte[]> Blobs { get; set; } = [];

    [McpField(66)]
    public List<Inner> Inners { get; set; } = [];

    [McpField(67)]
    public IList<Color> Colors { get; set; } = [];

    [McpField(68)]
    public bool[] Booleans { get; set; } = [];

    [McpField(69)]
    public List<DateTimeOffset> Times { get; set; } = [];

    [McpField(70)]
    public short[] Int16S { get; set; } = [];

    [McpField(80)]
    public Dictionary<string, int> CountByName { get; set; } = [];

    [McpField(81)]
    public Dictionary<int, Inner> InnerById { get; set; } = [];

    [McpField(82)]
    public IReadOnlyDictionary<bool, string> TextByFlag { get; set; } = new Dictionary<bool, string>();

    [McpField(83)]
    public Dictionary<ulong, Color> ColorByKey { get; set; } = [];

    [McpField(84)]
    public Dictionary<long, byte[]> BlobByKey { get; set; } = [];

    [McpField(100, OneOf = "Choice")]
    public string? ChosenText { get; set; }

    [McpField(101, OneOf = "Choice")]
    public long? ChosenNumber { get; set; }

    [McpField(102, OneOf = "Choice")]
    public Inner? ChosenInner { get; set; }

    [McpField(1000)]
    public AllFields? Self { get; set; }
}
