using System.Text.RegularExpressions;

namespace Coilwright.Packaging.Harness;

/// <summary>What the pages of the rules flag.</summary>
internal static partial class RulePages
{
    /// <summary>The code that the page flags.</summary>
    public static string Code(string id) => CodeBlock().Match(Flagged(id)).Groups[1].Value;

    /// <summary>The files beside it, by their names.</summary>
    public static IEnumerable<(string Name, string Text)> Files(string id) =>
        TextBlock().Matches(Flagged(id)).Select(static block => (block.Groups[1].Value, block.Groups[2].Value));

    private static string Flagged(string id)
    {
        string page = File.ReadAllText(Path.Combine(RepositoryLayout.Root, "analyzers", "docs", id + ".md"));
        return page[page.IndexOf("\n## Flagged\n", StringComparison.Ordinal)..page.IndexOf("\n## Fixed\n", StringComparison.Ordinal)];
    }

    [GeneratedRegex("```csharp\n(.*?)\n```", RegexOptions.Singleline)]
    private static partial Regex CodeBlock();

    [GeneratedRegex("```text\n# (\\S+)\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex TextBlock();
}
