using System.Text.RegularExpressions;

namespace Coilwright.Analyzers.Tests.Pages;

/// <summary>The page of one rule, cut at its headings.</summary>
internal sealed partial class RulePage
{
    private readonly string _text;

    private RulePage(string text) => _text = text;

    /// <summary>The first line without its mark.</summary>
    public string Heading => _text[2.._text.IndexOf('\n')];

    /// <summary>The code that the rule complains of.</summary>
    public string Flagged => CodeUnder("Flagged");

    /// <summary>The code that says the same and is right.</summary>
    public string Fixed => CodeUnder("Fixed");

    /// <summary>What the rule is there for.</summary>
    public string Why => Section("Why").Trim();

    /// <summary>Reads the page of an id.</summary>
    public static RulePage Read(string id) =>
        new(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "docs", id + ".md")));

    private string CodeUnder(string heading) => CodeBlock().Match(Section(heading)).Groups[1].Value;

    private string Section(string heading)
    {
        int start = _text.IndexOf($"\n## {heading}\n", StringComparison.Ordinal);
        Assert.True(start >= 0, $"The page has no section '{heading}'.");
        int end = _text.IndexOf("\n## ", start + 1, StringComparison.Ordinal);
        return _text[(start + heading.Length + 5)..(end < 0 ? _text.Length : end)];
    }

    [GeneratedRegex("```csharp\n(.*?)\n```", RegexOptions.Singleline)]
    private static partial Regex CodeBlock();
}
