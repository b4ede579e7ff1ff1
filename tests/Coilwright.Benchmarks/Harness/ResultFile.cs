using System.Text.Json;
using System.Text.Json.Serialization;

namespace Coilwright.Benchmarks.Harness;

/// <summary>Results as an array of objects.</summary>
internal static class ResultFile
{
    public static void Write(string path, IReadOnlyList<ResultLine> lines) =>
        File.WriteAllText(path, JsonSerializer.Serialize(lines, ResultJson.Default.IReadOnlyListResultLine));

    public static IReadOnlyList<ResultLine> Read(string path) =>
        JsonSerializer.Deserialize(File.ReadAllText(path), ResultJson.Default.IReadOnlyListResultLine)!;
}

[JsonSerializable(typeof(IReadOnlyList<ResultLine>))]
[JsonSourceGenerationOptions(WriteIndented = true)]
internal sealed partial class ResultJson : JsonSerializerContext;
