using System.Text.RegularExpressions;

namespace Coilwright.Packaging.Harness;

/// <summary>The pages of the rules that an analyzer reports; CW0000 is the build's own.</summary>
internal static partial class RulePages
{
    private static readonly string Folder = Path.Combine(RepositoryLayout.Root, "analyzers", "docs");

    public static IEnumerable<string> Ids => Directory
        .GetFiles(Folder, "CW*.md")
        .Select(static path => Path.GetFileNameWithoutExtension(path)!)
        .Where(static id => id != "CW0000")
        .Order();

    /// <summary>The first code block of the page, which is the flagged one.</summary>
    public static string Flagged(string id) =>
        FirstCode().Match(File.ReadAllText(Path.Combine(Folder, id + ".md"))).Groups[1].Value;

    /// <summary>What the page says was shipped, or nothing.</summary>
    public static string Shipped(string id) =>
        ShippedText().Match(File.ReadAllText(Path.Combine(Folder, id + ".md"))).Groups[1].Value;

    [GeneratedRegex("```text\n# McpSchema.Shipped.txt\n(.*?)\n```", RegexOptions.Singleline)]
    private static partial Regex ShippedText();

    [GeneratedRegex("```csharp\n(.*?)\n```", RegexOptions.Singleline)]
    private static partial Regex FirstCode();
}
