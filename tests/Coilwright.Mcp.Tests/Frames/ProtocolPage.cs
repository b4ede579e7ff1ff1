using System.Runtime.CompilerServices;

namespace Coilwright.Mcp.Tests.Frames;

/// <summary>The examples in PROTOCOL.md, by the name in their first line.</summary>
internal static class ProtocolPage
{
    /// <summary>Every block marked as hex, without its comments.</summary>
    public static IReadOnlyDictionary<string, byte[]> Examples { get; } = Read();

    private static Dictionary<string, byte[]> Read([CallerFilePath] string here = "")
    {
        string page = Path.Combine(Path.GetDirectoryName(here)!, "../../../src/Coilwright.Mcp/PROTOCOL.md");
        var examples = new Dictionary<string, byte[]>();
        string? name = null;
        string hex = "";
        foreach (string line in File.ReadLines(page))
        {
            if (line == "```hex")
            {
                name = "";
                hex = "";
            }
            else if (line == "```" && name is not null)
            {
                examples.Add(name, Convert.FromHexString(hex));
                name = null;
            }
            else if (name is "")
            {
                name = line.TrimStart(';', ' ');
            }
            else if (name is not null)
            {
                hex += line.Split(';')[0].Replace(" ", "", StringComparison.Ordinal);
            }
        }

        return examples;
    }
}
