using System.Text.Json.Serialization;

namespace Coilwright.Benchmarks.Harness;

/// <summary>A result as it is written to a file and handed from the measuring process to the one that prints.</summary>
internal sealed record ResultLine
{
    [JsonPropertyName("row")] public required string Name { get; init; }

    [JsonPropertyName("ours")] public required double Ours { get; init; }

    [JsonPropertyName("yardstick")] public required double? Yardstick { get; init; }

    [JsonPropertyName("unit")] public required string Unit { get; init; }

    [JsonPropertyName("ratio")] public required double? Ratio { get; init; }

    [JsonPropertyName("limit")] public required double? Limit { get; init; }

    [JsonPropertyName("bytes")] public required double Bytes { get; init; }

    [JsonPropertyName("met")] public required bool? Met { get; init; }

    [JsonPropertyName("bound")] public required string Bound { get; init; }

    [JsonPropertyName("group")] public required string Group { get; init; }

    /// <summary>How many CPUs the measured process and its server shared.</summary>
    [JsonPropertyName("cpus")] public required int Processors { get; init; }

    public static ResultLine Of(RowResult result, int processors) => new()
    {
        Name = result.Row.Name,
        Group = result.Row.Group,
        Processors = processors,
        Unit = result.Row.Unit switch
        {
            Harness.Unit.Nanoseconds => "ns",
            Harness.Unit.Milliseconds => "ms",
            Harness.Unit.PerSecond => "1/s",
            _ => "B",
        },
        Ours = Math.Round(result.Ours, 2),
        Yardstick = result.Yardstick is { } yardstick ? Math.Round(yardstick, 2) : null,
        Ratio = result.Ratio is { } ratio ? Math.Round(ratio, 3) : null,
        Bytes = Math.Round(result.Bytes, 2),

        // What was promised was promised for one CPU.
        Limit = processors == 1 ? result.Row.Limit?.Value : null,
        Bound = processors == 1 ? result.Row.Limit?.ToString() ?? "" : "",
        Met = processors == 1 ? result.Met : null,
    };
}
