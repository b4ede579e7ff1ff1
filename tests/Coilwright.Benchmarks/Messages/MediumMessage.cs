using Coilwright.Mcp;
using MemoryPack;

namespace Coilwright.Benchmarks.Messages;

/// <summary>A report as a device would send it: texts, numbers, a nested message, a list of numbers and one of texts, bytes.</summary>
[McpMessage]
[MemoryPackable]
public partial class MediumMessage
{
    [McpField(1)] public string Device { get; set; } = "";

    [McpField(2)] public string Site { get; set; } = "";

    [McpField(3)] public long Timestamp { get; set; }

    [McpField(4)] public int Sequence { get; set; }

    [McpField(5)] public Kind Type { get; set; }

    [McpField(6)] public bool Confirmed { get; set; }

    [McpField(7)] public double Value { get; set; }

    [McpField(8)] public Place Place { get; set; } = new();

    [McpField(9)] public List<double> Samples { get; set; } = [];

    [McpField(10)] public List<string> Tags { get; set; } = [];

    [McpField(11)] public byte[] Signature { get; set; } = [];

    public static MediumMessage Example { get; } = new()
    {
        Device = "inverter-0042/string-7",
        Site = "Växjö South",
        Timestamp = 1_760_000_000_123,
        Sequence = 81_234,
        Type = Kind.Alarm,
        Confirmed = true,
        Value = 48_213.07,
        Place = new Place { Latitude = 56.8777, Longitude = 14.8091 },
        Samples = [.. Enumerable.Range(0, 16).Select(i => 230.1 + (i / 8.0))],
        Tags = ["overvoltage", "phase-2", "night"],
        Signature = [.. Enumerable.Range(0, 32).Select(i => (byte)i)],
    };
}
