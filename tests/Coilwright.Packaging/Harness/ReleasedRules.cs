using System.Text.RegularExpressions;

namespace Coilwright.Packaging.Harness;

/// <summary>The rules that the release files name: the build of the analyzers sees to it that these are all there are.</summary>
internal static partial class ReleasedRules
{
    /// <summary>Each id and its severity, as SARIF calls it.</summary>
    public static IReadOnlyDictionary<string, string> Levels { get; } = Directory
        .GetFiles(Path.Combine(RepositoryLayout.Root, "analyzers", "Coilwright.Analyzers"), "AnalyzerReleases.*.md")
        .SelectMany(File.ReadAllLines)
        .Select(static line => Row().Match(line))
        .Where(static row => row.Success)
        .ToDictionary(static row => row.Groups[1].Value, static row => row.Groups[2].Value switch
        {
            "Error" => "error",
            "Warning" => "warning",
            _ => "note",
        });

    [GeneratedRegex(@"^(CW\d{4}) \| \S+ \| (\w+) \|")]
    private static partial Regex Row();
}
