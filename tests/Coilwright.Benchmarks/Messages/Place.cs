using Coilwright.Mcp;
using MemoryPack;

namespace Coilwright.Benchmarks.Messages;

/// <summary>A message within <see cref="MediumMessage"/>.</summary>
[McpMessage]
[MemoryPackable]
public partial class Place
{
    [McpField(1)] public double Latitude { get; set; }

    [McpField(2)] public double Longitude { get; set; }
}
