using System.Text.RegularExpressions;
using Coilwright.Analyzers.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace Coilwright.Analyzers.Tests.Pages;

/// <summary>The page of one rule, cut at its headings.</summary>
internal sealed partial class RulePage
{
    private RulePage(string text) => Text = text;

    /// <summary>All of it.</summary>
    public string Text { get; }

    /// <summary>The first line without its mark.</summary>
    public string Heading => Text[2..Text.IndexOf('\n')];

    /// <summary>The code that the rule complains of.</summary>
    public string Flagged => CodeUnder("Flagged");

    /// <summary>The code that says the same and is right.</summary>
    public string Fixed => CodeUnder("Fixed");

    /// <summary>The files that stand beside the code that the rule complains of; the first line of each names it.</summary>
    public IEnumerable<AdditionalText> FlaggedFiles => FilesUnder("Flagged").Values;

    /// <summary>The same files, or what became of them.</summary>
    public IEnumerable<AdditionalText> FixedFiles
    {
        get
        {
            Dictionary<string, AdditionalText> files = FilesUnder("Flagged");
            foreach ((string name, AdditionalText file) in FilesUnder("Fixed"))
            {
                files[name] = file;
            }

            return files.Values;
        }
    }

    /// <summary>What the rule is there for.</summary>
    public string Why => Section("Why").Trim();

    /// <summary>Reads the page of an id.</summary>
    public static RulePage Read(string id) =>
        new(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "docs", id + ".md")));

    private string CodeUnder(string heading) => CodeBlock().Match(Section(heading)).Groups[1].Value;

    private string Section(string heading)
    {
        int start = Text.IndexOf($"\n## {heading}\n", StringComparison.Ordinal);
        Assert.True(start >= 0, $"The page has no section '{heading}'.");
        int end = Text.IndexOf("\n## ", start + 1, StringComparison.Ordinal);
        return Text[(start + heading.Length + 5)..(end < 0 ? Text.Length : end)];
    }

    private Dictionary<string, AdditionalText> FilesUnder(string heading) => TextBlock().Matches(Section(heading)).ToDictionary(
        static match => match.Groups[1].Value, static AdditionalText (match) => new TextFile(match.Groups[1].Value, match.Groups[2].Value));

    [GeneratedRegex("```text\n# (\\S+)\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex TextBlock();

    [GeneratedRegex("```csharp\n(.*?)\n```", RegexOptions.Singleline)]
    private static partial Regex CodeBlock();
}
