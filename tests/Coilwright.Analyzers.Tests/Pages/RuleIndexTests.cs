using Coilwright.Analyzers.Descriptors;
using Coilwright.CodeFixes;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Coilwright.Analyzers.Tests.Pages;

public sealed class RuleIndexTests
{
    private static readonly string[] Index = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "docs", "README.md"));

    [Fact]
    public void The_index_lists_every_rule_with_its_title_category_and_severity()
    {
        IEnumerable<string> expected = RuleDescriptors.All.Select(static rule =>
            $"| [{rule.Id}]({rule.Id}.md) | {rule.Title} | {rule.Category} | {rule.DefaultSeverity} |");

        Assert.All(expected, static row => Assert.Contains(Index, line => line.StartsWith(row, StringComparison.Ordinal)));
    }

    [Fact]
    public void The_index_leads_to_every_page_and_to_nothing_else()
    {
        IEnumerable<string?> pages = Directory
            .GetFiles(Path.Combine(AppContext.BaseDirectory, "docs"), "CW*.md")
            .Select(static path => Path.GetFileNameWithoutExtension(path))
            .Order();

        IEnumerable<string> listed = Index.Where(static line => line.StartsWith("| [CW", StringComparison.Ordinal)).Select(static line => line[3..9]);

        Assert.Equal(pages, listed);
    }

    [Fact]
    public void The_index_names_a_fix_where_there_is_one()
    {
        IEnumerable<string> fixable = typeof(MakePartialCodeFix).Assembly.GetTypes()
            .Where(static type => type.IsSubclassOf(typeof(CodeFixProvider)) && !type.IsAbstract)
            .SelectMany(static type => ((CodeFixProvider)Activator.CreateInstance(type)!).FixableDiagnosticIds)
            .Order();

        IEnumerable<string> listed = Index
            .Where(static line => line.StartsWith("| [CW", StringComparison.Ordinal) && !line.EndsWith("| |", StringComparison.Ordinal))
            .Select(static line => line[3..9]);

        Assert.Equal(fixable, listed);
    }

    [Fact]
    public void A_page_tells_of_the_fix_that_the_index_names()
    {
        IEnumerable<string> fixable = Index
            .Where(static line => line.StartsWith("| [CW", StringComparison.Ordinal) && !line.EndsWith("| |", StringComparison.Ordinal));

        Assert.All(fixable, static line => Assert.Contains($"Code fix: **{line.Split('|')[^2].Trim()}**", RulePage.Read(line[3..9]).Text, StringComparison.Ordinal));
    }
}
