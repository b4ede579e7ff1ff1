using System.Text.Json.Serialization;

namespace Coilwright.Benchmarks.Messages;

/// <summary>System.Text.Json by its source generator, with enums as strings.</summary>
[JsonSerializable(typeof(SmallMessage))]
[JsonSerializable(typeof(MediumMessage))]
[JsonSourceGenerationOptions(UseStringEnumConverter = true, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
internal sealed partial class BenchmarkJson : JsonSerializerContext;
