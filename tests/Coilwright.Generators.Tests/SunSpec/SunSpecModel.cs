using System.Text.Json;

namespace Coilwright.Generators.Tests.SunSpec;

/// <summary>A group of points as SunSpec's JSON has it; the root of a model is one too.</summary>
internal sealed record SunSpecGroup(string Name, string? Count, bool IsCounted, IReadOnlyList<SunSpecPoint> Points, IReadOnlyList<SunSpecGroup> Groups)
{
    public int Size => Points.Sum(point => point.Size);

    public static SunSpecGroup From(JsonElement group)
    {
        JsonElement? count = group.TryGetProperty("count", out JsonElement said) ? said : null;
        return new(
            group.GetProperty("name").GetString()!,
            count is { ValueKind: JsonValueKind.String } ? count.Value.GetString() : null,
            count is not null,
            [.. group.GetProperty("points").EnumerateArray().Select(SunSpecPoint.From)],
            [.. group.TryGetProperty("groups", out JsonElement groups) ? groups.EnumerateArray().Select(From) : []]);
    }
}

/// <summary>A point of a model.</summary>
internal sealed record SunSpecPoint(string Name, string Type, int Size, string? ScaleFrom, int? Scale, IReadOnlyList<(string Name, long Value)> Symbols)
{
    public static SunSpecPoint From(JsonElement point)
    {
        JsonElement? scale = point.TryGetProperty("sf", out JsonElement said) ? said : null;
        return new(
            point.GetProperty("name").GetString()!,
            point.GetProperty("type").GetString()!,
            point.GetProperty("size").GetInt32(),
            scale is { ValueKind: JsonValueKind.String } ? scale.Value.GetString() : null,
            scale is { ValueKind: JsonValueKind.Number } ? scale.Value.GetInt32() : null,
            [.. point.TryGetProperty("symbols", out JsonElement symbols)
                ? symbols.EnumerateArray().Select(symbol => (symbol.GetProperty("name").GetString()!, symbol.GetProperty("value").GetInt64()))
                : []]);
    }
}
